package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.Belief;
import io.netsplit.visualizer.model.DoubleLead;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.model.ShardGroup;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a shard fares at an instant.
 *
 * @param leaders who believes to lead it
 * @param up how many of its members are up
 */
record ShardStanding(ShardGroup shard, List<Integer> members, List<Belief> leaders, int up) {
    /** The worst first. */
    enum Trouble {
        /** Two lead in the same epoch, which no protocol with epochs allows. */
        VIOLATION("with two leaders in one epoch"),
        LEADERLESS("without a leader"),
        /** Two lead, of which one is stale. */
        TWO_LEADERS("with a stale leader beside the new one"),
        MEMBER_DOWN("with a member down"),
        NONE("led, with all members up");

        private final String words;

        Trouble(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** All shards of a run at an instant, by their numbers. */
    static List<ShardStanding> all(Recording recording, long timeNs) {
        return recording.shards().stream()
                .map(shard -> new ShardStanding(shard, shard.members(timeNs), shard.leaders(timeNs), shard.up(timeNs)))
                .filter(standing -> !standing.members().isEmpty())
                .toList();
    }

    /** The shard that is worst off among those with more than one leader. */
    static Optional<ShardStanding> worstDoubleLead(List<ShardStanding> all) {
        return all.stream()
                .filter(standing -> standing.leaders().size() > 1)
                .min(Comparator.comparing(ShardStanding::trouble));
    }

    Trouble trouble() {
        if (leaders.size() > 1) {
            boolean same = leaders.stream().map(Belief::epoch).distinct().count() < leaders.size();
            return same ? Trouble.VIOLATION : Trouble.TWO_LEADERS;
        }
        if (leaders.isEmpty()) {
            return Trouble.LEADERLESS;
        }
        return up < members.size() ? Trouble.MEMBER_DOWN : Trouble.NONE;
    }

    /** Who led it last, or leads it; where nobody does, its first member: whom a click selects. */
    int representative() {
        return leaders.isEmpty()
                ? members.get(0)
                : leaders.get(leaders.size() - 1).node();
    }

    Optional<DoubleLead> doubleLead(long timeNs) {
        return shard.doubleLeadAt(timeNs);
    }

    String name() {
        return "shard " + shard.number();
    }

    String words(Recording recording) {
        String led = leaders.isEmpty()
                ? "no leader"
                : "led by "
                        + String.join(
                                " and ",
                                leaders.stream()
                                        .map(belief -> recording.name(belief.node()) + " " + LeadText.epoch(belief))
                                        .toList());
        return name() + ": " + led + ", " + up + " of " + members.size() + " up: "
                + String.join(", ", members.stream().map(recording::name).toList());
    }
}
