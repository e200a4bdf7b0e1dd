package io.netsplit.system.primarybackup;

import static io.netsplit.system.primarybackup.Scene.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.history.Functions;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.random.Distributions;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import io.netsplit.system.primarybackup.BackupMessage.Claim;
import io.netsplit.system.primarybackup.BackupMessage.ClaimAnswer;
import io.netsplit.system.primarybackup.BackupMessage.Replicate;
import io.netsplit.system.primarybackup.BackupMessage.ReplicateAnswer;
import io.netsplit.trace.Observer;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One replica, n3, whose two fellows n1 and n2 are puppets: they say what the test says, and remember what they hear. */
class ReplicaTest {
    private static final int REPLICA = 2;
    private static final long LATENCY_NS = 1 * MS;

    private final List<Puppet> puppets = new ArrayList<>();
    private final List<ProtocolEvent> events = new ArrayList<>();
    private final Cluster cluster;

    ReplicaTest() {
        Setup setup = new Setup(3, DataType.REGISTER, OptionValues.of(Settings.OPTIONS, Map.of()));
        Settings settings = Settings.of(setup);
        cluster = Cluster.builder(1)
                .nodes(3)
                .latency(Distributions.constant(LATENCY_NS))
                .diskSync(Distributions.constant(10 * MS))
                .noProcessingTime()
                .processes(node -> node == REPLICA ? new ReplicaProcess(settings) : puppet())
                .build();
        cluster.observe(new Observer() {
            @Override
            public void protocol(long timeNs, int node, ProtocolEvent event) {
                events.add(event);
            }
        });
        cluster.start();
    }

    private static final class Puppet implements Process {
        private Context context;
        private final List<Message> heard = new ArrayList<>();

        @Override
        public void start(Context given) {
            context = given;
        }

        @Override
        public void receive(int from, Message message) {
            heard.add(message);
        }

        private <M> List<M> heard(Class<M> type) {
            return heard.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    private Puppet puppet() {
        Puppet puppet = new Puppet();
        puppets.add(puppet);
        return puppet;
    }

    private void runFor(long milliseconds) {
        cluster.runUntil(cluster.simulation().now() + milliseconds * MS);
    }

    private void say(int puppet, Message message) {
        puppets.get(puppet).context.send(REPLICA, message);
    }

    private <M> M lastHeard(int puppet, Class<M> type) {
        List<M> heard = puppets.get(puppet).heard(type);
        assertThat(heard)
                .as("%s that n%d heard", type.getSimpleName(), puppet + 1)
                .isNotEmpty();
        return heard.get(heard.size() - 1);
    }

    private static Entry write(long epoch, int primary, long serial) {
        return Entry.write(Stamp.of(epoch, primary), new Request(7, serial, Functions.WRITE, 0, serial));
    }

    private static Claim claim(long epoch) {
        return new Claim(epoch, Stamp.NONE, 0, true, false);
    }

    /** Entries from n1 in this epoch, after an entry with the stamp. */
    private Replicate entries(long epoch, long previousIndex, long previousStamp, Entry... entries) {
        return new Replicate(
                epoch,
                previousIndex,
                previousStamp,
                List.of(entries),
                0,
                cluster.simulation().now());
    }

    @Test
    void entriesOfAnOldEpochAreRefusedAndTheirSenderIsToldTheNewOne() {
        say(1, entries(5, 0, Stamp.NONE));
        runFor(20);
        say(0, entries(4, 0, Stamp.NONE, write(4, 0, 1)));
        runFor(20);
        ReplicateAnswer answer = lastHeard(0, ReplicateAnswer.class);
        assertThat(answer.accepted()).isFalse();
        assertThat(answer.epoch()).isEqualTo(5);
        assertThat(events).noneMatch(BackupEvent.EntryAppended.class::isInstance);
    }

    @Test
    void entriesAreAcknowledgedOnceTheyAreDurable() {
        say(0, entries(1, 0, Stamp.NONE, write(1, 0, 1), write(1, 0, 2)));
        runFor(9);
        assertThat(puppets.get(0).heard(ReplicateAnswer.class)).isEmpty();
        runFor(20);
        assertThat(lastHeard(0, ReplicateAnswer.class).matchIndex()).isEqualTo(2);
    }

    @Test
    void anEntryThatDoesNotFitIsRefusedWithAHintWhereToTryNext() {
        say(0, entries(1, 0, Stamp.NONE, write(1, 0, 1)));
        runFor(30);
        say(0, entries(1, 5, Stamp.of(1, 0), write(1, 0, 6)));
        runFor(30);
        ReplicateAnswer answer = lastHeard(0, ReplicateAnswer.class);
        assertThat(answer.accepted()).isFalse();
        assertThat(answer.matchIndex()).isEqualTo(1);
    }

    @Test
    void whatContradictsANewPrimaryIsRolledBackAndReported() {
        say(0, entries(1, 0, Stamp.NONE, write(1, 0, 1), write(1, 0, 2), write(1, 0, 3)));
        runFor(30);
        say(1, entries(2, 1, Stamp.of(1, 0), write(2, 1, 4)));
        runFor(30);
        assertThat(events)
                .filteredOn(BackupEvent.WriteDiscarded.class::isInstance)
                .extracting(event -> ((BackupEvent.WriteDiscarded) event).serial())
                .containsExactly(2L, 3L);
        assertThat(lastHeard(1, ReplicateAnswer.class).matchIndex()).isEqualTo(2);
    }

    @Test
    void lateCopiesOfOldEntriesTakeNothingAway() {
        say(0, entries(1, 0, Stamp.NONE, write(1, 0, 1), write(1, 0, 2)));
        runFor(30);
        say(0, entries(1, 0, Stamp.NONE, write(1, 0, 1)));
        runFor(30);
        assertThat(events).noneMatch(BackupEvent.LogTruncated.class::isInstance);
        assertThat(lastHeard(0, ReplicateAnswer.class).matchIndex()).isEqualTo(2);
    }

    @Test
    void anEpochIsGrantedOnlyAfterTheFailoverTimeout() {
        runFor(200);
        say(0, claim(1));
        runFor(30);
        assertThat(lastHeard(0, ClaimAnswer.class).granted()).isFalse();
        runFor(100);
        say(0, claim(2));
        runFor(30);
        assertThat(lastHeard(0, ClaimAnswer.class).granted()).isTrue();
    }

    @Test
    void aHeartbeatStartsTheFailoverTimeoutAnew() {
        runFor(250);
        say(0, entries(1, 0, Stamp.NONE));
        runFor(200);
        say(1, claim(2));
        runFor(30);
        assertThat(lastHeard(1, ClaimAnswer.class).granted()).isFalse();
    }

    @Test
    void anEpochIsGrantedToOneClaimantOnly() {
        runFor(310);
        say(0, claim(3));
        say(1, claim(3));
        runFor(400);
        say(1, claim(3));
        runFor(30);
        assertThat(lastHeard(0, ClaimAnswer.class).granted()).isTrue();
        assertThat(puppets.get(1).heard(ClaimAnswer.class)).noneMatch(ClaimAnswer::granted);
    }

    @Test
    void anEpochIsNotGrantedToOneWhoLacksWhatTheReplicaHas() {
        say(0, entries(1, 0, Stamp.NONE, write(1, 0, 1), write(1, 0, 2)));
        runFor(340);
        say(1, new Claim(2, Stamp.of(1, 0), 1, true, false));
        runFor(30);
        assertThat(lastHeard(1, ClaimAnswer.class).granted()).isFalse();
        say(1, new Claim(3, Stamp.of(1, 0), 2, true, false));
        runFor(30);
        assertThat(lastHeard(1, ClaimAnswer.class).granted()).isTrue();
    }

    @Test
    void aPromiseIsGivenOnlyOnceItIsDurable() {
        runFor(310);
        say(0, claim(1));
        runFor(9);
        assertThat(puppets.get(0).heard(ClaimAnswer.class)).isEmpty();
        runFor(10);
        assertThat(lastHeard(0, ClaimAnswer.class).granted()).isTrue();
    }

    @Test
    void aPromiseSurvivesACrash() {
        runFor(310);
        say(0, claim(4));
        runFor(30);
        cluster.crash(REPLICA, DiskLoss.UNSYNCED_WRITES);
        cluster.restart(REPLICA);
        runFor(310);
        say(1, claim(4));
        runFor(30);
        assertThat(puppets.get(1).heard(ClaimAnswer.class)).noneMatch(ClaimAnswer::granted);
    }

    @Test
    void aProbePromisesNothing() {
        runFor(310);
        say(0, new Claim(1, Stamp.NONE, 0, false, false));
        runFor(5);
        assertThat(lastHeard(0, ClaimAnswer.class).granted()).isTrue();
        say(1, claim(1));
        runFor(30);
        assertThat(lastHeard(1, ClaimAnswer.class).granted()).isTrue();
    }

    /** Lets n3 claim an epoch after it has this log, and n1 grant it. */
    private long becomePrimary(Entry... log) {
        say(0, entries(1, 0, Stamp.NONE, log));
        runFor(700);
        Claim probe = lastHeard(0, Claim.class);
        say(0, new ClaimAnswer(1, probe.epoch(), true, false));
        runFor(30);
        Claim claim = lastHeard(0, Claim.class);
        assertThat(claim.binding()).isTrue();
        say(0, new ClaimAnswer(claim.epoch(), claim.epoch(), true, true));
        runFor(15);
        return claim.epoch();
    }

    /** Figure 8 of the Raft paper: what a majority has may still be overwritten, until the primary's own mark is there too. */
    @Test
    void aNewPrimaryCountsEntriesOfEarlierEpochsOnlyTogetherWithItsMark() {
        long epoch = becomePrimary(write(1, 0, 1));
        // Long enough for the silent n2 to be taken for dead, so that it holds nothing up.
        for (int i = 0; i < 10; i++) {
            sayMatch(epoch, 1);
            runFor(60);
        }
        assertThat(lastHeard(0, Replicate.class).committedIndex()).isZero();
        sayMatch(epoch, 2);
        runFor(60);
        assertThat(lastHeard(0, Replicate.class).committedIndex()).isEqualTo(2);
    }

    private void sayMatch(long epoch, long index) {
        say(0, new ReplicateAnswer(epoch, true, index, cluster.simulation().now()));
    }

    @Test
    void aNewPrimaryAnswersNoReadBeforeItsMarkIsEverywhere() {
        becomePrimary(write(1, 0, 1));
        say(1, new Request(9, 1, Functions.READ, 0, null));
        runFor(10);
        assertThat(lastHeard(1, Reply.class).status()).isEqualTo(Reply.Status.REFUSED);
    }

    @Test
    void aGrantThatComesAfterAHigherEpochMakesNoPrimary() {
        runFor(700);
        Claim probe = lastHeard(0, Claim.class);
        say(0, new ClaimAnswer(0, probe.epoch(), true, false));
        runFor(30);
        Claim claim = lastHeard(0, Claim.class);
        assertThat(claim.binding()).isTrue();
        say(1, new ClaimAnswer(claim.epoch() + 5, claim.epoch(), false, true));
        runFor(5);
        say(0, new ClaimAnswer(claim.epoch(), claim.epoch(), true, true));
        runFor(30);
        assertThat(cluster.role(REPLICA).epoch()).isEqualTo(claim.epoch() + 5);
        assertThat(Scene.primary(cluster)).isEqualTo(-1);
    }

    @Test
    void aPrimaryThatNobodyAnswersStepsDownWhenItsLeaseRunsOut() {
        becomePrimary();
        assertThat(Scene.primary(cluster)).isEqualTo(REPLICA);
        runFor(280);
        assertThat(Scene.primary(cluster)).isEqualTo(-1);
    }

    @Test
    void whatAPrimaryCannotSayAnymoreEndsUnknown() {
        becomePrimary();
        say(1, new Request(9, 1, Functions.WRITE, 0, 5L));
        runFor(300);
        assertThat(lastHeard(1, Reply.class).status()).isEqualTo(Reply.Status.UNKNOWN);
    }

    @Test
    void aHandoverOfAnEarlierEpochIsIgnored() {
        say(0, entries(3, 0, Stamp.NONE));
        runFor(20);
        say(0, new BackupMessage.TakeOver(2));
        runFor(20);
        assertThat(puppets.get(0).heard(Claim.class)).isEmpty();
        say(0, new BackupMessage.TakeOver(3));
        runFor(20);
        assertThat(lastHeard(0, Claim.class)).isEqualTo(new Claim(4, Stamp.NONE, 0, true, true));
    }
}
