package org.tbimage.testkit.schedule;

/** Executes each request at once. */
record AtOnce(SharedDirectory server) implements Executor {
    @Override
    public <T> T execute(Request<T> request) {
        return request.effect().apply(server);
    }
}
