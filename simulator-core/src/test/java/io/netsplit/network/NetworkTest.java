package io.netsplit.network;

import static io.netsplit.network.Wire.MS;
import static io.netsplit.network.Wire.latency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.cluster.Ping;
import io.netsplit.kernel.Simulation;
import io.netsplit.node.Corruptible;
import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import io.netsplit.trace.DropReason;
import io.netsplit.trace.Observers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a link does to datagrams. */
class NetworkTest {
    private static final Distribution UNIFORM = Distributions.uniform(MS, 9 * MS);

    /** A message whose damage shows. */
    private record Text(String text) implements Message, Corruptible {
        @Override
        public String type() {
            return "Text";
        }

        @Override
        public int sizeBytes() {
            return 10;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("text", text);
        }

        @Override
        public Message corrupted(Prng random) {
            return new Text("?" + text.substring(1));
        }
    }

    private static Wire sendMany(LinkSettings settings) {
        Wire wire = new Wire(settings);
        wire.send(1, 100_000, 10_000);
        wire.simulation.run();
        return wire;
    }

    @Test
    void latencyIsDrawnFromTheLinksDistribution() {
        Wire wire = sendMany(LinkSettings.of(UNIFORM));
        double total = 0;
        for (int i = 0; i < wire.arrived.size(); i++) {
            total += wire.timesNs.get(i) - (wire.arrived.get(i) - 1) * 10_000;
        }
        assertThat(total / wire.arrived.size()).isCloseTo(5.0 * MS, within(0.02 * MS));
    }

    @Test
    void independentLossLosesItsShare() {
        Wire wire = sendMany(latency(1).withLoss(0.05));
        assertThat(wire.share(DropReason.LOSS)).isCloseTo(0.05, within(0.003));
        assertThat(wire.arrived).hasSize(100_000 - (int) wire.network.dropped(DropReason.LOSS));
    }

    @Test
    void burstsLoseTheirShareInRunsOfTheirLength() {
        Wire wire = sendMany(latency(1).withBursts(BurstLoss.of(0.05, 8)));
        assertThat(wire.share(DropReason.LOSS)).isCloseTo(0.05, within(0.006));
        int gaps = 0;
        for (int i = 1; i < wire.arrived.size(); i++) {
            gaps += wire.arrived.get(i) > wire.arrived.get(i - 1) + 1 ? 1 : 0;
        }
        assertThat((double) wire.network.dropped(DropReason.LOSS) / gaps).isCloseTo(8, within(0.8));
    }

    @Test
    void duplicatesArriveTwiceUnderOneNumber() {
        Wire wire = sendMany(latency(1).withDuplicate(0.1));
        assertThat(wire.network.sent()).isEqualTo(100_000);
        assertThat(wire.arrived.size() / 100_000.0).isCloseTo(1.1, within(0.005));
        assertThat(wire.arrived.stream().distinct()).hasSize(100_000);
    }

    @Test
    void linkOfOneLatencyKeepsTheOrderAndReorderingBreaksIt() {
        assertThat(sendMany(latency(1)).arrived).isSorted();
        assertThat(overtaken(sendMany(latency(1).withReorder(0.1)).arrived)).isBetween(5_000, 12_000);
    }

    private static int overtaken(List<Long> arrived) {
        int count = 0;
        long newest = 0;
        for (long number : arrived) {
            count += number < newest ? 1 : 0;
            newest = Math.max(newest, number);
        }
        return count;
    }

    @Test
    void damageThatTheChecksumFindsIsADrop() {
        Wire wire = sendMany(latency(1).withCorrupt(0.2, true));
        assertThat(wire.share(DropReason.CORRUPT)).isCloseTo(0.2, within(0.005));
    }

    @Test
    void damageThatPassesTheChecksumArrivesWhereTheMessageCanShowIt() {
        Simulation simulation = new Simulation(1);
        LinkSettings settings = latency(1).withCorrupt(1, false);
        Network network = new Network(simulation, (from, to) -> settings, UNIFORM, new Observers());
        List<Message> arrived = new ArrayList<>();
        network.addEndpoint("n1", (from, id, message) -> null);
        network.addEndpoint("n2", (from, id, message) -> {
            arrived.add(message);
            return null;
        });
        network.send(0, 1, new Text("truth"));
        network.send(0, 1, new Ping(1));
        simulation.run();
        assertThat(arrived).containsExactly(new Text("?ruth"));
        assertThat(network.dropped(DropReason.CORRUPT)).isEqualTo(1);
    }

    @Test
    void bandwidthSpacesMessagesByTheirSize() {
        Wire wire = new Wire(latency(5).withBandwidth(8_000_000));
        wire.send(1, 4, 0);
        wire.simulation.run();
        assertThat(wire.timesNs).containsExactly(6 * MS, 7 * MS, 8 * MS, 9 * MS);
    }

    @Test
    void queueOfALinkOverflows() {
        Wire wire = new Wire(latency(5).withBandwidth(8_000_000).withQueueBytes(3000));
        wire.send(1, 10, 0);
        wire.simulation.run();
        assertThat(wire.arrived).containsExactly(1L, 2L, 3L);
        assertThat(wire.network.dropped(DropReason.QUEUE_FULL)).isEqualTo(7);
    }

    @Test
    void idleLinkWithBandwidthTakesAMessageLargerThanItsQueue() {
        Wire wire = new Wire(latency(5).withBandwidth(8_000_000).withQueueBytes(10));
        wire.send(1, 1, 0);
        wire.simulation.run();
        assertThat(wire.arrived).containsExactly(1L);
    }

    @Test
    void cutsAreCountedAndCannotBeHealedTooOften() {
        Wire wire = new Wire(latency(1));
        wire.network.cut(0, 1);
        wire.network.cut(0, 1);
        wire.network.heal(0, 1);
        assertThat(wire.network.isCut(0, 1)).isTrue();
        wire.network.heal(0, 1);
        assertThat(wire.network.isCut(0, 1)).isFalse();
        assertThatThrownBy(() -> wire.network.heal(0, 1)).hasMessageContaining("n1->n2 is not cut");
    }

    @Test
    void everyMessageArrivesOrIsDropped() {
        Wire wire = sendMany(LinkSettings.of(UNIFORM).withLoss(0.1).withCorrupt(0.1, true));
        assertThat(wire.network.delivered() + wire.drops.size()).isEqualTo(wire.network.sent());
    }

    /** Arrivals of ten messages from n1 to n2, while n1 also sends to all others. */
    private static List<Long> arrivals(int endpoints, double loss) {
        Wire wire = new Wire(endpoints, (from, to) -> LinkSettings.of(UNIFORM).withLoss(to == 1 ? loss : 0.5));
        wire.send(1, 10, MS);
        for (int other = 2; other < endpoints; other++) {
            wire.network.send(0, other, new Ping(99));
        }
        wire.simulation.run();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < wire.arrived.size(); i++) {
            if (wire.arrived.get(i) != 99) {
                times.add(wire.timesNs.get(i));
            }
        }
        return times;
    }

    @Test
    void addingNodesLeavesTheDrawsOfOtherLinksUnchanged() {
        assertThat(arrivals(7, 0)).isEqualTo(arrivals(2, 0)).hasSize(10);
    }

    @Test
    void lossLeavesTheLatenciesOfTheOtherMessagesUnchanged() {
        assertThat(arrivals(2, 0)).containsAll(arrivals(2, 0.4));
        assertThat(arrivals(2, 0.4)).hasSizeBetween(2, 9);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> latency(1).withLoss(1.5)).hasMessage("loss must be between 0 and 1, not 1.5");
        assertThatThrownBy(() -> new BurstLoss(0.1, 0, 1)).hasMessageContaining("never left is a cut");
        assertThatThrownBy(() -> latency(1).withBandwidth(-1)).hasMessageContaining("bandwidth");
    }
}
