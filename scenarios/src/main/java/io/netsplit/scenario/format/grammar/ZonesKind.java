package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.LinkSettings;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.TimeValue;
import io.netsplit.scenario.format.model.Topology.LinkRule;
import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A latency matrix: from group, to group, how long. */
final class ZonesKind implements Kind<List<LinkRule>> {
    @Override
    public Optional<List<LinkRule>> read(YamlNode node, Reading reading) {
        if (!(node instanceof YamlMapping matrix) || matrix.entries().isEmpty()) {
            reading.report(
                    ErrorCode.NS008, node.span(), "expected a matrix of latencies", "as { west: { east: 35ms } }");
            return Optional.empty();
        }
        long before = reading.errors();
        List<LinkRule> rules = new ArrayList<>();
        for (YamlMapping.Entry row : matrix.entries()) {
            Optional<NodeSet> from = zone(row, reading);
            if (!(row.value() instanceof YamlMapping cells)) {
                reading.report(
                        ErrorCode.NS008, row.value().span(), "expected latencies to other groups", "as { east: 35ms }");
                continue;
            }
            for (YamlMapping.Entry cell : cells.entries()) {
                Optional<NodeSet> to = zone(cell, reading);
                Optional<TimeValue> latency = TimeValues.KIND.read(cell.value(), reading);
                if (from.isPresent() && to.isPresent() && latency.isPresent()) {
                    boolean bothWays = !row.key().equals(cell.key()) && !isGiven(matrix, cell.key(), row.key());
                    rules.add(new LinkRule(from.get(), to.get(), bothWays, latencyOnly(latency.get()), cell.keySpan()));
                }
            }
        }
        return reading.errors() == before ? Optional.of(List.copyOf(rules)) : Optional.empty();
    }

    private static boolean isGiven(YamlMapping matrix, String from, String to) {
        return matrix.mapping(from).flatMap(row -> row.entry(to)).isPresent();
    }

    private static Optional<NodeSet> zone(YamlMapping.Entry entry, Reading reading) {
        YamlScalar name = new YamlScalar(entry.key(), YamlScalar.Type.STRING, entry.keySpan());
        Optional<NodeSet> nodes = NodeSetKind.NAMES.read(name, reading);
        if (nodes.isPresent()
                && reading.names().topology().isPresent()
                && !(nodes.get().parts().get(0) instanceof NodeSet.GroupNodes)
                && !(nodes.get().parts().get(0) instanceof NodeSet.ZoneNodes)) {
            reading.report(
                    Diagnostic.of(ErrorCode.NS020, entry.keySpan(), "'" + entry.key() + "' is not a group or a zone")
                            .withHelp("zones are between groups; 'links' is for single nodes and clients"));
        }
        return nodes;
    }

    static LinkSettings latencyOnly(TimeValue latency) {
        return new LinkSettings(
                Optional.of(latency),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    @Override
    public String description() {
        return "a matrix: from group, to group, latency";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> row =
                Json.object("type", "object", "minProperties", 1, "additionalProperties", TimeValues.KIND.schema());
        return Json.object("type", "object", "minProperties", 1, "additionalProperties", row);
    }

    @Override
    public Map<String, Object> patchSchema() {
        return Json.object("type", "object");
    }
}
