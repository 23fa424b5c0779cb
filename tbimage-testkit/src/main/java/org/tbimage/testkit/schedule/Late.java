package org.tbimage.testkit.schedule;

import java.util.ArrayList;
import java.util.List;

/** Requests that are under way: the server may execute them at any later time. */
final class Late {
    private final SharedDirectory server;
    private final List<Request<?>> pending = new ArrayList<>();

    Late(SharedDirectory server) {
        this.server = server;
    }

    void add(Request<?> request) {
        pending.add(request);
    }

    int size() {
        return pending.size();
    }

    /** Executes one, and returns what it was. */
    String execute(int number) {
        Request<?> request = pending.remove(number);
        return request.what() + ", late: " + request.effect().apply(server);
    }

    long print() {
        long print = 1;
        for (Request<?> request : pending) {
            print = Mix.of(print, request.what());
        }
        return print;
    }
}
