package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.Belief;
import io.netsplit.visualizer.model.Condition;
import io.netsplit.visualizer.model.Condition.State;
import io.netsplit.visualizer.model.DoubleLead;
import io.netsplit.visualizer.model.Messages;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What there is to tell of groups of nodes at the cursor, in numbers. */
final class GroupCounts {
    /**
     * One group's.
     *
     * @param roles how many have each role
     * @param states how many are in each state, by its ordinal
     * @param leaders who leads
     * @param violates whether one of the leaders leads in the epoch of another
     * @param wrongClocks how many have a clock that is wrong
     */
    record Counts(
            Map<String, Integer> roles,
            List<Integer> states,
            List<Belief> leaders,
            boolean violates,
            int wrongClocks,
            int underWay,
            int lost) {}

    /** A message that was lost so long ago is shown yet. */
    private static final long GLOW_NS = 100_000_000;

    private final Recording recording;
    private final List<NodeGroups.Group> groups;
    private final long now;
    private final int[] groupOf;
    private final int[][] lost;
    private final int[] underWay;
    private final @Nullable DoubleLead lead;

    GroupCounts(Session session, Traffic traffic, List<NodeGroups.Group> groups) {
        this.recording = session.recording();
        this.groups = groups;
        this.now = session.view().cursorNs();
        this.lead = recording.doubleLeadAt(now).orElse(null);
        groupOf = new int[recording.addresses()];
        Arrays.fill(groupOf, -1);
        for (int i = 0; i < groups.size(); i++) {
            int group = i;
            groups.get(i).nodes().forEach(node -> groupOf[node] = group);
        }
        lost = new int[groups.size()][groups.size()];
        underWay = new int[groups.size()];
        boolean quiet = session.view().quiet();
        Messages messages = recording.messages();
        messages.overlapping(Math.max(0, now - GLOW_NS), now, message -> {
            int from = groupOf[messages.from(message)];
            int to = groupOf[messages.to(message)];
            if (from < 0 || to < 0 || messages.sentNs(message) > now || quiet && traffic.isQuiet(message)) {
                return;
            }
            if (messages.endNs(message) > now) {
                underWay[from]++;
            } else if (messages.dropped(message)) {
                lost[from][to]++;
            }
        });
    }

    Counts of(int group) {
        Map<String, Integer> roles = new TreeMap<>();
        int[] states = new int[State.values().length];
        List<Belief> leaders = new ArrayList<>();
        int wrong = 0;
        for (int node : groups.get(group).nodes()) {
            Condition condition = recording.condition(node, now).orElse(null);
            states[
                    condition == null
                            ? State.ABSENT.ordinal()
                            : condition.state().ordinal()]++;
            wrong += condition != null && condition.clockErrorNs() != 0 ? 1 : 0;
            recording.belief(node, now).ifPresent(belief -> {
                roles.merge(belief.role(), 1, Integer::sum);
                if (belief.leads()) {
                    leaders.add(belief);
                }
            });
        }
        boolean violates = lead != null && lead.sameEpoch() && leaders.stream().anyMatch(lead.leaders()::contains);
        return new Counts(
                roles,
                Arrays.stream(states).boxed().toList(),
                leaders,
                violates,
                wrong,
                underWay[group],
                Arrays.stream(lost[group]).sum());
    }

    /** Messages that were lost a moment ago on their way from some groups to others. */
    int lost(List<Integer> from, List<Integer> to) {
        return from.stream()
                .mapToInt(a -> to.stream().mapToInt(b -> lost[a][b]).sum())
                .sum();
    }
}
