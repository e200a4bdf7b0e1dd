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
 * @param doubleLead they, where there is more than one
 * @param up how many of its members are up
 */
record ShardStanding(
        ShardGroup shard, List<Integer> members, List<Belief> leaders, Optional<DoubleLead> doubleLead, int up) {
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
                .map(shard -> new ShardStanding(
                        shard,
                        shard.members(timeNs),
                        shard.leaders(timeNs),
                        shard.doubleLeadAt(timeNs),
                        shard.up(timeNs)))
                .filter(standing -> !standing.members().isEmpty())
                .toList();
    }

    /** The shard that is worst off among those with more than one leader. */
    static Optional<ShardStanding> worstDoubleLead(List<ShardStanding> all) {
        return all.stream()
                .filter(standing -> standing.doubleLead().isPresent())
                .min(Comparator.comparing(ShardStanding::trouble));
    }

    Trouble trouble() {
        if (doubleLead.isPresent()) {
            return doubleLead.get().sameEpoch() ? Trouble.VIOLATION : Trouble.TWO_LEADERS;
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

    String name() {
        return "shard " + shard.number();
    }

    String words(Recording recording) {
        String led = leaders.isEmpty() ? "no leader" : "led by " + LeadText.names(recording, leaders);
        return name() + ": " + led + ", " + up + " of " + members.size() + " up: "
                + String.join(", ", members.stream().map(recording::name).toList());
    }
}
