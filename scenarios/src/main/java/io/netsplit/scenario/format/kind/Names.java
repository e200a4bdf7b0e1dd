package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.word.OperationWord;
import io.netsplit.system.SystemUnderTest;
import java.util.List;
import java.util.Optional;

/**
 * What a scenario's values can refer to. It is gathered before they are read, from whatever can be understood, so that one
 * mistake does not hide another; what is empty is not known, and references to it are not judged.
 *
 * @param systems all that there are
 * @param system the scenario's own
 * @param topology its nodes and groups
 * @param faults names of its faults
 * @param variants names of its variants; just "default" where it has none
 * @param operations what its workload can do
 * @param clients how many it has; 0 where that is not known
 */
public record Names(
        List<SystemUnderTest> systems,
        Optional<SystemUnderTest> system,
        Optional<Topology> topology,
        List<String> faults,
        List<String> variants,
        List<OperationWord> operations,
        int clients) {}
