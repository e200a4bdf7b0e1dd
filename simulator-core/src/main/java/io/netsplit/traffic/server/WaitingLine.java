package io.netsplit.traffic.server;

import io.netsplit.kernel.Simulation;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.call.RequestLine;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Requests that wait for a worker. They are chained to each other, so that waiting costs no memory. */
abstract sealed class WaitingLine {
    static WaitingLine of(Discipline discipline, Simulation simulation) {
        return switch (discipline) {
            case FIRST_COME_FIRST_SERVED -> new InOrder();
            case LAST_COME_FIRST_SERVED -> new Stack();
            case ADAPTIVE_LAST_COME_FIRST_SERVED -> new Adaptive(simulation);
            case PRIORITY -> new ByPriority();
            case PROCESSOR_SHARING -> throw new IllegalArgumentException("nobody waits under processor sharing");
        };
    }

    abstract void add(Request request);

    /** Takes out the next to be served, or gives null where nobody waits. */
    abstract @Nullable Request poll();

    abstract boolean isEmpty();

    /** First in, first out. */
    static final class InOrder extends WaitingLine {
        private final RequestLine requests = new RequestLine();

        @Override
        void add(Request request) {
            requests.add(request);
        }

        @Override
        @Nullable
        Request poll() {
            return requests.poll();
        }

        @Override
        boolean isEmpty() {
            return requests.isEmpty();
        }
    }

    /** Last in, first out. */
    static final class Stack extends WaitingLine {
        private @Nullable Request top;

        @Override
        void add(Request request) {
            request.next(top);
            top = request;
        }

        @Override
        @Nullable
        Request poll() {
            Request head = top;
            if (head != null) {
                top = head.next();
                head.next(null);
            }
            return head;
        }

        @Override
        boolean isEmpty() {
            return top == null;
        }
    }

    /** First in, first out, until it has not been empty for a while. */
    static final class Adaptive extends WaitingLine {
        private static final long OVERLOADED_AFTER_NS = 100_000_000;

        private final Simulation simulation;
        private final ArrayDeque<Request> requests = new ArrayDeque<>();
        private long emptyNs;

        Adaptive(Simulation simulation) {
            this.simulation = simulation;
        }

        @Override
        void add(Request request) {
            if (requests.isEmpty()) {
                emptyNs = simulation.now();
            }
            requests.addLast(request);
        }

        @Override
        @Nullable
        Request poll() {
            boolean overloaded = simulation.now() - emptyNs > OVERLOADED_AFTER_NS;
            return overloaded ? requests.pollLast() : requests.pollFirst();
        }

        @Override
        boolean isEmpty() {
            return requests.isEmpty();
        }
    }

    /** A line for each priority; the highest that is not empty is served first. */
    static final class ByPriority extends WaitingLine {
        private static final int LEVELS = 16;
        private final RequestLine[] lines = new RequestLine[LEVELS];

        ByPriority() {
            for (int i = 0; i < LEVELS; i++) {
                lines[i] = new RequestLine();
            }
        }

        @Override
        void add(Request request) {
            int level = request.priority();
            if (level < 0 || level >= LEVELS) {
                throw new IllegalArgumentException("a priority lies from 0 to " + (LEVELS - 1) + ", not " + level);
            }
            lines[level].add(request);
        }

        @Override
        @Nullable
        Request poll() {
            for (int level = LEVELS - 1; level >= 0; level--) {
                Request head = lines[level].poll();
                if (head != null) {
                    return head;
                }
            }
            return null;
        }

        @Override
        boolean isEmpty() {
            return Arrays.stream(lines).allMatch(RequestLine::isEmpty);
        }
    }
}
