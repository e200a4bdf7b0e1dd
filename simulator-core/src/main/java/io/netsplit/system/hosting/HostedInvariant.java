package io.netsplit.system.hosting;

import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Invariant;
import io.netsplit.trace.DropReason;
import io.netsplit.trace.NodeChange;
import java.util.List;
import java.util.Optional;

/** Holds every group to an invariant of its system: each has a checker of its own, which sees what is the group's. */
public final class HostedInvariant implements Invariant {
    private final List<HostedGroup> groups;
    private final List<Invariant> checkers;

    /** One checker for each group, in the same order. */
    public HostedInvariant(List<HostedGroup> groups, List<Invariant> checkers) {
        this.groups = List.copyOf(groups);
        this.checkers = List.copyOf(checkers);
    }

    @Override
    public String name() {
        return checkers.get(0).name();
    }

    @Override
    public boolean watchesMessages() {
        return checkers.get(0).watchesMessages();
    }

    @Override
    public void messageSent(long timeNs, long id, int from, int to, Message message) {
        if (message instanceof HostedMessage hosted) {
            HostedGroup group = groups.get(hosted.group());
            checkers.get(hosted.group())
                    .messageSent(timeNs, id, group.inside(from), group.inside(to), hosted.message());
        }
    }

    @Override
    public void messageDelivered(long timeNs, long id, int from, int to, Message message) {
        if (message instanceof HostedMessage hosted) {
            HostedGroup group = groups.get(hosted.group());
            checkers.get(hosted.group())
                    .messageDelivered(timeNs, id, group.inside(from), group.inside(to), hosted.message());
        }
    }

    @Override
    public void messageDropped(long timeNs, long id, int from, int to, Message message, DropReason reason) {
        if (message instanceof HostedMessage hosted) {
            HostedGroup group = groups.get(hosted.group());
            checkers.get(hosted.group())
                    .messageDropped(timeNs, id, group.inside(from), group.inside(to), hosted.message(), reason);
        }
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        for (HostedGroup group : groups) {
            if (group.roster().contains(node)) {
                checkers.get(group.number()).nodeChanged(timeNs, group.inside(node), change, detail);
            }
        }
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof HostedEvent hosted) {
            HostedGroup group = groups.get(hosted.group());
            checkers.get(hosted.group()).protocol(timeNs, group.inside(node), hosted.event());
        }
    }

    @Override
    public long checks() {
        return checkers.stream().mapToLong(Invariant::checks).sum();
    }

    @Override
    public Optional<Violation> violation() {
        Optional<Violation> first = Optional.empty();
        for (int number = 0; number < checkers.size(); number++) {
            Optional<Violation> found = checkers.get(number).violation();
            if (found.isPresent()
                    && (first.isEmpty() || found.get().timeNs() < first.get().timeNs())) {
                String where =
                        "in group " + number + " of nodes " + groups.get(number).roster() + ": ";
                first = Optional.of(
                        new Violation(found.get().timeNs(), where + found.get().sentence()));
            }
        }
        return first;
    }
}
