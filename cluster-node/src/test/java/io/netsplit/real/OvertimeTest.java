package io.netsplit.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.history.Completion;
import io.netsplit.history.Operation;
import org.junit.jupiter.api.Test;

class OvertimeTest {
    private final Overtime overtime = new Overtime(3);

    @Test
    void aRunInWhichNobodyWasAnsweredGoesOnUntilThereIsSomethingToJudge() {
        completed(Completion.INFO);
        completed(Completion.FAIL);
        assertThat(overtime.isNeeded()).isTrue();
        for (int answer = 1; answer < Overtime.ANSWERS; answer++) {
            completed(Completion.OK);
            assertThat(overtime.isNeeded()).isTrue();
        }
        completed(Completion.OK);
        assertThat(overtime.isNeeded()).isFalse();
    }

    @Test
    void aRunInWhichAnybodyWasAnsweredEndsWhenItIsPlannedTo() {
        completed(Completion.OK);
        assertThat(overtime.isNeeded()).isFalse();
    }

    @Test
    void anAnswerFromBeforeTheLastFaultEndedDoesNotCount() {
        completed(Completion.OK);
        overtime.faultStarted(1, "cut", "n1 | n2 n3");
        completed(Completion.OK);
        overtime.faultEnded(2, "cut");
        assertThat(overtime.isNeeded()).isTrue();
    }

    @Test
    void whatAFaultHoldsUpIsNotWaitedFor() {
        overtime.faultStarted(1, "cut", "n1 | n2 n3");
        overtime.faultStarted(1, "crash", "n2");
        overtime.faultEnded(2, "crash");
        assertThat(overtime.isNeeded()).isFalse();
        overtime.faultEnded(3, "cut");
        assertThat(overtime.isNeeded()).isTrue();
    }

    @Test
    void whereNobodyAsksThereIsNoAnswerToWaitFor() {
        assertThat(new Overtime(0).isNeeded()).isFalse();
    }

    private void completed(Completion completion) {
        Operation operation = new Operation(0, 0, "read", 0L, null, 0);
        operation.complete(completion, null, 1, "");
        overtime.operationCompleted(1, operation);
    }
}
