package io.netsplit.system.saga;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import java.util.Locale;

/** What the node that takes orders and the services say to each other. */
sealed interface SagaMessage extends Message {
    @Override
    default int sizeBytes() {
        return 64;
    }

    /** What the orchestrator wants done with a step. */
    enum Deed {
        DO,
        UNDO,
        FINISH;

        private final String word = name().toLowerCase(Locale.ROOT);

        /** As it stands in traces. */
        String word() {
            return word;
        }
    }

    /** The orchestrator to a service. */
    record Command(Order order, int step, Deed deed) implements SagaMessage {
        @Override
        public String type() {
            return "Command";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("saga", order.saga())
                    .put("step", step)
                    .put("deed", deed.word())
                    .put("account", order.account())
                    .put("amount", order.amount());
        }
    }

    /** A service to the orchestrator: it is done, or refused. */
    record Outcome(long saga, int step, Deed deed, boolean done) implements SagaMessage {
        @Override
        public String type() {
            return "Outcome";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("saga", saga).put("step", step).put("deed", deed.word()).put("done", done);
        }
    }

    /** What has happened, in a choreography. */
    enum News {
        DONE,
        FAILED,
        FINISHED;

        private final String word = name().toLowerCase(Locale.ROOT);

        /** As it stands in traces. */
        String word() {
            return word;
        }
    }

    /**
     * Whoever has done something to whom it concerns.
     *
     * @param step whose news it is; -1 is the node that takes orders
     */
    record Event(Order order, int step, News news) implements SagaMessage {
        @Override
        public String type() {
            return "Event";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("saga", order.saga())
                    .put("step", step)
                    .put("news", news.word())
                    .put("account", order.account())
                    .put("amount", order.amount());
        }
    }

    /** The event has been dealt with, and need not be sent again. */
    record EventTaken(long saga, int step, News news) implements SagaMessage {
        @Override
        public String type() {
            return "EventTaken";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("saga", saga).put("step", step).put("news", news.word());
        }
    }
}
