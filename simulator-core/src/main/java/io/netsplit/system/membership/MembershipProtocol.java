package io.netsplit.system.membership;

import io.netsplit.system.Invariant;
import io.netsplit.system.Measure;
import io.netsplit.system.Meter;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import java.util.ArrayList;
import java.util.List;

/** What all failure detectors have in common: no leader, no data, and the same figures and promises. */
interface MembershipProtocol extends Protocol {
    @Override
    default boolean hasLeader() {
        return false;
    }

    @Override
    default List<DataType> dataTypes() {
        return List.of();
    }

    @Override
    default List<Measure> measures() {
        return MembershipMeter.MEASURES;
    }

    @Override
    default Meter meter(Setup setup) {
        return MembershipMeter.of(setup);
    }

    @Override
    default List<String> landmarks() {
        return List.of("member-confirmed-dead", "member-refuted");
    }

    @Override
    default List<String> invariantNames() {
        return List.of(NoLiveNodeStaysDead.NAME, CrashedNodeIsFoundDead.NAME);
    }

    /** After so long without a disturbance views must be right. */
    long settledNs(Setup setup);

    @Override
    default List<Invariant> invariants(Setup setup, List<String> wanted) {
        List<Invariant> made = new ArrayList<>();
        if (wanted.contains(NoLiveNodeStaysDead.NAME)) {
            made.add(new NoLiveNodeStaysDead(setup, settledNs(setup)));
        }
        if (wanted.contains(CrashedNodeIsFoundDead.NAME)) {
            made.add(new CrashedNodeIsFoundDead(setup, settledNs(setup)));
        }
        return made;
    }
}
