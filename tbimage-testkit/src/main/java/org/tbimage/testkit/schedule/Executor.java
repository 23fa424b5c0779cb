package org.tbimage.testkit.schedule;

import java.io.IOException;

/** Sends the requests of one process to the server. */
interface Executor {
    /**
     * Executes a request, now or when the process may go on.
     *
     * @throws IOException if the request fails, or if its answer is lost
     */
    <T> T execute(Request<T> request) throws IOException;
}
