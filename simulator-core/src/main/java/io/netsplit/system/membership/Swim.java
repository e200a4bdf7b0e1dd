package io.netsplit.system.membership;

import io.netsplit.node.Process;
import io.netsplit.system.Option;
import io.netsplit.system.Setup;
import java.util.ArrayList;
import java.util.List;

/**
 * SWIM (Das, Gupta and Motivala, "SWIM: Scalable Weakly-consistent Infection-style Process Group Membership Protocol", DSN
 * 2002).
 *
 * <p>In every protocol period a node probes one other. Where no answer comes, it asks k others to probe, in case the fault
 * lies with the path between the two. Who does not answer them either is suspected; the suspicion rides on the probes and
 * answers of the next periods, and so does the objection of a node that is alive after all, which raises its incarnation
 * number. Nobody objects to a suspicion for its timeout: the node is dead. So the load of a node does not grow with the
 * number of members, and neither does the time in which somebody notices a crash: e/(e-1) periods in the mean with random
 * targets.
 *
 * <p>Three things are not in the paper, whose dead never come back. A higher incarnation number brings a node back from the
 * dead; each node probes one of its dead now and then, without which the sides of a healed partition would never
 * find each other; and a node that is told something by one that it takes for suspect or dead says so in its answer, so
 * that the other can object. A node that has just started asks one member for what it has missed. Left out: a
 * joiner's authentication, and Lifeguard's refinements.
 */
public final class Swim implements MembershipProtocol {
    @Override
    public String name() {
        return "swim";
    }

    @Override
    public String summary() {
        return "Every node probes one other per period, directly and through others; suspicions and objections ride on the probes.";
    }

    @Override
    public String reference() {
        return "Das, Gupta and Motivala, SWIM: Scalable Weakly-consistent Infection-style Process Group Membership Protocol, DSN"
                + " 2002";
    }

    @Override
    public List<Option> options() {
        return SwimOptions.OPTIONS;
    }

    @Override
    public List<String> landmarks() {
        List<String> landmarks = new ArrayList<>(List.of("member-suspected"));
        landmarks.addAll(MembershipProtocol.super.landmarks());
        return landmarks;
    }

    @Override
    public long settledNs(Setup setup) {
        return SwimOptions.of(setup).settledNs();
    }

    @Override
    public Process.Factory processes(Setup setup) {
        SwimOptions options = SwimOptions.of(setup);
        return node -> new SwimProcess(options);
    }
}
