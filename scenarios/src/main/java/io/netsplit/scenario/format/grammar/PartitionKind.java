package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.ListKind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.word.CutDirection;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups of nodes, or the name of a shape. */
final class PartitionKind implements Kind<FaultAction> {
    private static final String HALVES = "random-halves";
    private static final String RING = "majorities-ring";

    private final ListKind<NodeSet> groups;

    PartitionKind(int mostGroups) {
        this.groups = Kinds.list(new DefinedKind<>("nodes", NodeSetKind.NODES_OR_REST), 2, mostGroups);
    }

    @Override
    public Optional<FaultAction> read(YamlNode node, Reading reading) {
        if (!(node instanceof YamlScalar scalar)) {
            return groups.read(node, reading).map(all -> new FaultAction.Partition(all, CutDirection.BOTH));
        }
        if (scalar.text().equals(HALVES)) {
            return Optional.of(new FaultAction.RandomHalves());
        }
        if (scalar.text().equals(RING)) {
            return Optional.of(new FaultAction.MajoritiesRing());
        }
        reading.report(
                Diagnostic.of(ErrorCode.NS012, scalar.span(), "'" + scalar.text() + "' is not a shape of a partition")
                        .suggesting(scalar.text(), List.of(HALVES, RING))
                        .withHelp("give groups, as [[n1, n2], [rest]], or " + HALVES + ", or " + RING));
        return Optional.empty();
    }

    @Override
    public String description() {
        return "groups of nodes, or " + HALVES + ", or " + RING;
    }

    @Override
    public Map<String, Object> schema() {
        return Json.anyOf(List.of(groups.schema(), Json.object("enum", List.of(HALVES, RING))));
    }
}
