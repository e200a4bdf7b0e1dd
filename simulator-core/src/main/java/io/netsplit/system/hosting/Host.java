package io.netsplit.system.hosting;

import io.netsplit.node.Context;
import io.netsplit.node.Process;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The groups on one node, from one crash to the next. It runs those that it belongs to from the beginning, and every other one
 * once it is told to or a member speaks to it; that it does is on its disk. A group that it has left goes on running, and has
 * nothing to do.
 */
public final class Host {
    private static final String JOINED = "joined-groups";
    private static final int ENTRY_BYTES = 8;

    private record Guest(HostedGroup group, Process process) {}

    private final Context node;
    private final List<HostedGroup> groups;
    private final Map<Integer, Guest> guests = new LinkedHashMap<>();
    private final List<Integer> joined = new ArrayList<>();

    /**
     * @param groups all that there are, by number
     * @param first numbers of those that this node belongs to from the beginning
     */
    public Host(Context node, List<HostedGroup> groups, List<Integer> first) {
        this.node = node;
        this.groups = List.copyOf(groups);
        first.forEach(this::run);
        if (node.disk().read(JOINED) instanceof List<?> kept) {
            kept.forEach(each -> join((Integer) each));
        }
    }

    private void run(int number) {
        HostedGroup group = groups.get(number);
        HostedContext context = new HostedContext(node, group);
        Process process = group.processes().create(context.self());
        guests.put(number, new Guest(group, process));
        process.start(context);
    }

    /** Runs the group from now on. */
    public void join(int number) {
        if (!guests.containsKey(number)) {
            joined.add(number);
            node.disk().write(JOINED, List.copyOf(joined), ENTRY_BYTES * joined.size());
            run(number);
        }
    }

    public void receive(int from, HostedMessage message) {
        HostedGroup group = groups.get(message.group());
        boolean isMember = group.roster().contains(from);
        if (isMember) {
            join(message.group());
        }
        Guest guest = guests.get(message.group());
        if (guest != null) {
            guest.process().receive(group.inside(from), message.message());
        }
    }
}
