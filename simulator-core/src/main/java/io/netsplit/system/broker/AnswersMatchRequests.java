package io.netsplit.system.broker;

import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.system.WatchedProperty;
import java.util.Objects;

/** Who asked is answered what was asked: a consumer's answer is the message itself. */
final class AnswersMatchRequests extends WatchedProperty {
    static final String NAME = "answers-match-requests";

    AnswersMatchRequests() {
        super(NAME);
    }

    @Override
    public void operationCompleted(long timeNs, Operation operation) {
        if (!operation.function().equals(Functions.REQUEST) || operation.completion() != Completion.OK) {
            return;
        }
        checked();
        if (!Objects.equals(operation.input(), operation.output())) {
            violated(timeNs, "request " + operation.input() + " got the answer to " + operation.output());
        }
    }
}
