package io.netsplit.network;

import static io.netsplit.network.Wire.MS;
import static io.netsplit.network.Wire.latency;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.random.Distributions;
import io.netsplit.trace.DropReason;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What reliable streams do about lossy, cut and broken links. */
class StreamTest {
    private static Wire wire(LinkSettings settings, StreamSettings streams) {
        Wire wire = new Wire(settings);
        wire.network.useStreams(streams);
        return wire;
    }

    private static Wire wire(LinkSettings settings) {
        return wire(settings, retries(15));
    }

    private static StreamSettings retries(int max) {
        return new StreamSettings(1000 * MS, 200 * MS, 120_000 * MS, max, 0, 10_000);
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void firstMessageWaitsForTheHandshakeAndLaterOnesDoNot() {
        Wire wire = wire(latency(10));
        wire.send(1, 2, 100 * MS);
        wire.runTo(1000);
        assertThat(wire.timesNs).containsExactly(30 * MS, 110 * MS);
    }

    @Test
    void everythingArrivesOnceAndInOrderOverALinkThatDoesEverythingWrong() {
        LinkSettings bad = LinkSettings.of(Distributions.uniform(MS, 20 * MS))
                .withLoss(0.2)
                .withDuplicate(0.1)
                .withReorder(0.2)
                .withCorrupt(0.05, true);
        Wire wire = wire(bad);
        wire.send(1, 5000, 2 * MS);
        wire.simulation.run();
        assertThat(wire.arrived).isEqualTo(numbers(1, 5000));
        assertThat(wire.network.retransmitted()).isPositive();
        assertThat(wire.drops).isEmpty();
    }

    @Test
    void lostMessageIsSentAgainSoonWhereOthersFollow() {
        Wire wire = wire(latency(10));
        wire.send(1, 100, 5 * MS);
        LinkChange loss = LinkChange.NONE.withLoss(1);
        wire.simulation.scheduleAt(249 * MS, () -> wire.network.change(0, 1, loss));
        wire.simulation.scheduleAt(251 * MS, () -> wire.network.restore(0, 1, loss));
        wire.runTo(1000);
        assertThat(wire.arrived).isEqualTo(numbers(1, 100));
        assertThat(wire.network.retransmitted()).isEqualTo(1);
        long lost = wire.timesNs.get(wire.arrived.indexOf(51L));
        assertThat(lost).isBetween(250 * MS + 30 * MS, 250 * MS + 60 * MS);
    }

    @Test
    void lastMessageIsSentAgainAfterTheTimeOut() {
        Wire wire = wire(latency(10));
        wire.send(1, 3, 50 * MS);
        LinkChange loss = LinkChange.NONE.withLoss(1);
        wire.simulation.scheduleAt(99 * MS, () -> wire.network.change(0, 1, loss));
        wire.simulation.scheduleAt(101 * MS, () -> wire.network.restore(0, 1, loss));
        wire.runTo(1000);
        assertThat(wire.timesNs.get(2)).isBetween(300 * MS, 340 * MS);
    }

    @Test
    void streamStallsDuringACutAndGoesOnAfterIt() {
        Wire wire = wire(latency(1));
        wire.send(1, 100, 100 * MS);
        wire.simulation.scheduleAt(2050 * MS, () -> wire.network.cut(0, 1));
        wire.simulation.scheduleAt(4050 * MS, () -> wire.network.heal(0, 1));
        wire.runTo(4050);
        assertThat(wire.arrived).isEqualTo(numbers(1, 21));
        wire.runTo(20_000);
        assertThat(wire.arrived).isEqualTo(numbers(1, 100));
        assertThat(wire.drops).isEmpty();
    }

    @Test
    void timeOutDoublesWhileTheCutLasts() {
        Wire wire = wire(latency(1));
        wire.send(1, 1, 0);
        wire.runTo(1000);
        wire.network.cut(0, 1);
        wire.send(2, 2, 0);
        wire.runTo(1000 + 200 * 63 + 100);
        assertThat(wire.network.retransmitted()).isEqualTo(6);
    }

    @Test
    void connectionBreaksAfterItsRetriesAndTheNextMessageOpensANewOne() {
        Wire wire = wire(latency(1), retries(3));
        wire.send(1, 1, 0);
        wire.runTo(1000);
        wire.network.cut(0, 1);
        wire.send(2, 3, 10 * MS);
        wire.runTo(10_000);
        assertThat(wire.drops).containsExactly("CONNECTION_BROKEN", "CONNECTION_BROKEN");
        wire.network.heal(0, 1);
        wire.send(4, 4, 0);
        wire.runTo(11_000);
        assertThat(wire.arrived).containsExactly(1L, 4L);
        assertThat(wire.timesNs.get(1)).isEqualTo(10_003 * MS);
    }

    @Test
    void connectionBreaksWhenNothingIsAcknowledgedForItsPatience() {
        Wire wire = wire(latency(1), StreamSettings.DEFAULT);
        wire.send(1, 1, 0);
        wire.runTo(1000);
        wire.network.cut(0, 1);
        wire.send(2, 2, 0);
        wire.runTo(5999);
        assertThat(wire.drops).isEmpty();
        wire.runTo(6001);
        assertThat(wire.drops).containsExactly("CONNECTION_BROKEN");
    }

    @Test
    void patienceBoundsTheHandshakeToo() {
        Wire wire = wire(latency(1), StreamSettings.DEFAULT);
        wire.network.cut(0, 1);
        wire.send(1, 1, 0);
        wire.runTo(5001);
        assertThat(wire.drops).containsExactly("CONNECTION_BROKEN");
    }

    @Test
    void connectionThatMakesProgressOutlivesItsPatience() {
        Wire wire = wire(latency(1), StreamSettings.DEFAULT);
        wire.send(1, 1, 0);
        wire.runTo(100);
        wire.network.change(0, 1, LinkChange.NONE.withLoss(0.3));
        wire.send(2, 200, 100 * MS);
        wire.runTo(60_000);
        assertThat(wire.arrived).isEqualTo(numbers(1, 200));
        assertThat(wire.drops).isEmpty();
    }

    @Test
    void handshakeGivesUpOverACut() {
        Wire wire = wire(latency(1), retries(2));
        wire.network.cut(0, 1);
        wire.send(1, 1, 0);
        wire.runTo(6_900);
        assertThat(wire.drops).isEmpty();
        wire.runTo(7_100);
        assertThat(wire.drops).containsExactly("CONNECTION_BROKEN");
    }

    @Test
    void cutOfTheWayBackStallsTheStreamButDeliversNothingTwice() {
        Wire wire = wire(latency(1));
        wire.send(1, 1, 0);
        wire.runTo(100);
        wire.network.cut(1, 0);
        wire.send(2, 4, 10 * MS);
        wire.runTo(3000);
        wire.network.heal(1, 0);
        wire.runTo(20_000);
        assertThat(wire.arrived).containsExactly(1L, 2L, 3L, 4L);
        assertThat(wire.network.retransmitted()).isPositive();
        assertThat(wire.network.dropped(DropReason.CONNECTION_BROKEN)).isZero();
    }

    @Test
    void crashOfAProcessResetsItsConnectionsAtOnce() {
        Wire wire = wire(latency(1));
        wire.send(1, 1, 0);
        wire.runTo(100);
        wire.stop(true);
        wire.send(2, 2, 0);
        wire.runTo(110);
        assertThat(wire.drops).containsExactly("CONNECTION_BROKEN");
        wire.restart();
        wire.send(3, 3, 0);
        wire.runTo(120);
        assertThat(wire.arrived).containsExactly(1L, 3L);
    }

    @Test
    void powerFailureIsNoticedWhenTheMachineIsBack() {
        Wire wire = wire(latency(1));
        wire.send(1, 1, 0);
        wire.runTo(100);
        wire.stop(false);
        wire.send(2, 2, 0);
        wire.runTo(400);
        assertThat(wire.drops).isEmpty();
        wire.restart();
        wire.runTo(2000);
        assertThat(wire.drops).containsExactly("CONNECTION_BROKEN");
        wire.send(3, 3, 0);
        wire.runTo(3000);
        assertThat(wire.arrived).containsExactly(1L, 3L);
    }

    @Test
    void whatACrashedSenderHasUnderWayStillArrives() {
        Wire wire = wire(latency(10));
        wire.send(1, 3, MS);
        wire.runTo(25);
        wire.network.stopped(0, false);
        wire.runTo(1000);
        assertThat(wire.arrived).containsExactly(1L, 2L, 3L);
        assertThat(wire.simulation.pending()).isZero();
    }

    @Test
    void whatACrashedSenderHadStillToSendIsLost() {
        Wire wire = wire(latency(10));
        wire.send(1, 3, MS);
        wire.runTo(15);
        wire.network.stopped(0, false);
        wire.runTo(1000);
        assertThat(wire.arrived).isEmpty();
        assertThat(wire.drops).containsExactly("NODE_DOWN", "NODE_DOWN", "NODE_DOWN");
    }

    @Test
    void fullWindowDropsFurtherMessages() {
        Wire wire = wire(latency(10), new StreamSettings(1000 * MS, 200 * MS, 120_000 * MS, 15, 0, 5));
        wire.send(1, 8, 0);
        wire.runTo(1000);
        assertThat(wire.arrived).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(wire.network.dropped(DropReason.QUEUE_FULL)).isEqualTo(3);
    }

    @Test
    void bandwidthDelaysStreamsToo() {
        Wire wire = wire(latency(10).withBandwidth(8_000_000));
        wire.send(1, 1, 0);
        wire.runTo(100);
        wire.send(2, 4, 0);
        wire.runTo(1000);
        assertThat(wire.timesNs.subList(1, 4)).containsExactly(111 * MS, 112 * MS, 113 * MS);
    }
}
