package io.netsplit.system.saga;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;

/** What the nodes let the world see. */
sealed interface SagaEvent extends ProtocolEvent {
    /** An order was taken; it costs {@code amount}. */
    record Begun(long saga, int account, long amount) implements SagaEvent {
        @Override
        public String type() {
            return "saga-begun";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("saga", saga).put("account", account).put("amount", amount);
        }
    }

    /**
     * A service has changed an account.
     *
     * @param amount that came in; negative where it went out
     * @param compensation true where a step is undone
     * @param index of the record on the service's disk
     * @param again true after a restart: a crash may have left what was never told
     */
    record Moved(long saga, int step, int account, long amount, boolean compensation, long index, boolean again)
            implements SagaEvent {
        @Override
        public String type() {
            if (again) {
                return "step-recalled";
            }
            return compensation ? "step-undone" : "step-done";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("saga", saga)
                    .put("step", step)
                    .put("account", account)
                    .put("amount", amount)
                    .put("index", index);
        }
    }

    /** A service will not do a step, because of what {@code reason} says. */
    record Refused(long saga, int step, int account, String reason) implements SagaEvent {
        @Override
        public String type() {
            return "step-refused";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("saga", saga).put("step", step).put("account", account).put("reason", reason);
        }
    }

    /** The saga is over; told {@code again} after a restart, as a crash may have left on the disk what was never told. */
    record Ended(long saga, boolean completed, boolean again) implements SagaEvent {
        @Override
        public String type() {
            if (again) {
                return "end-recalled";
            }
            return completed ? "saga-completed" : "saga-compensated";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("saga", saga).put("completed", completed);
        }
    }

    /** A service finds its disk after a restart: changes with a larger index are gone. */
    record StoreRecovered(int step, long lastIndex) implements SagaEvent {
        @Override
        public String type() {
            return "store-recovered";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("step", step).put("last-index", lastIndex);
        }
    }

    /** The orchestrator finds sagas on its disk that are not over. */
    record Resumed(long saga) implements SagaEvent {
        @Override
        public String type() {
            return "saga-resumed";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("saga", saga);
        }
    }
}
