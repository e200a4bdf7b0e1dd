package io.netsplit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.history.Completion;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TraceDigestTest {
    private static String digestOf(Consumer<TraceDigest> story) {
        TraceDigest digest = new TraceDigest();
        story.accept(digest);
        return digest.hex();
    }

    @Test
    void theSameEventsHaveTheSameDigest() {
        assertThat(digestOf(SampleEvents::tell)).isEqualTo(digestOf(SampleEvents::tell));
    }

    @Test
    void theDigestIsTheSameOnEveryMachineAndJdk() {
        assertThat(digestOf(SampleEvents::tell)).isEqualTo("9d78ec125cf49af6");
    }

    @Test
    void everyFieldOfAMessageMatters() {
        String plain = digestOf(SampleEvents::tell);
        assertThat(digestOf(d -> SampleEvents.tell(d, 2, 250_000_000L, ""))).isNotEqualTo(plain);
        assertThat(digestOf(d -> SampleEvents.tell(d, 1, 250_000_001L, ""))).isNotEqualTo(plain);
        assertThat(digestOf(d -> SampleEvents.tell(d, 1, 250_000_000L, "x"))).isNotEqualTo(plain);
    }

    @Test
    void everyArgumentOfAnEventMatters() {
        List<Consumer<TraceDigest>> stories = new ArrayList<>();
        SampleEvents.Vote vote = new SampleEvents.Vote(1, 0, false, "");
        stories.add(d -> {});
        stories.add(d -> d.messageSent(1, 1, 0, 1, vote));
        stories.add(d -> d.messageSent(1, 2, 0, 1, vote));
        stories.add(d -> d.messageSent(1, 1, 1, 0, vote));
        stories.add(d -> d.messageDelivered(1, 1, 0, 1, vote));
        stories.add(d -> d.messageDropped(1, 1, 0, 1, vote, DropReason.LOSS));
        stories.add(d -> d.messageDropped(1, 1, 0, 1, vote, DropReason.CORRUPT));
        stories.add(d -> d.nodeChanged(1, 0, NodeChange.CRASHED, ""));
        stories.add(d -> d.nodeChanged(1, 0, NodeChange.PAUSED, ""));
        stories.add(d -> d.nodeChanged(1, 0, NodeChange.PAUSED, "x"));
        stories.add(d -> d.faultStarted(1, "a", "b"));
        stories.add(d -> d.faultStarted(1, "b", "a"));
        stories.add(d -> d.faultEnded(1, "a"));
        stories.add(d -> d.operationInvoked(1, new Operation(0, 0, "read", 1L, null, 1)));
        stories.add(d -> d.operationInvoked(1, new Operation(0, 0, "read", "1", null, 1)));
        stories.add(d -> d.operationCompleted(1, completed(null, "timeout")));
        stories.add(d -> d.operationCompleted(1, completed(List.of(1L, 2L), "")));
        stories.add(d -> d.operationCompleted(1, completed(List.of(2L, 1L), "")));
        assertThat(stories.stream().map(TraceDigestTest::digestOf).toList()).doesNotHaveDuplicates();
    }

    @Test
    void aMessageForgottenBetweenSendingAndArrivalHasTheSameDigest() {
        SampleEvents.Vote vote = new SampleEvents.Vote(1, 0, false, "");
        SampleEvents.Vote equal = new SampleEvents.Vote(1, 0, false, "");
        assertThat(digestOf(d -> {
                    d.messageSent(1, 1, 0, 1, vote);
                    d.messageDelivered(2, 1, 0, 1, vote);
                }))
                .isEqualTo(digestOf(d -> {
                    d.messageSent(1, 1, 0, 1, vote);
                    d.messageDelivered(2, 1, 0, 1, equal);
                }));
    }

    private static Operation completed(Object output, String error) {
        Operation operation = new Operation(0, 0, "read", 1L, null, 1);
        operation.complete(error.isEmpty() ? Completion.OK : Completion.INFO, output, 2, error);
        return operation;
    }
}
