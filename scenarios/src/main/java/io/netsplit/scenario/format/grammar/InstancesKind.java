package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import io.netsplit.traffic.rollout.Bound;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** So many instances, or a share of them. */
final class InstancesKind implements Kind<Bound> {
    private static final Kind<Integer> COUNT = Kinds.integer(0, 1_000_000);

    @Override
    public Optional<Bound> read(YamlNode node, Reading reading) {
        return node instanceof YamlScalar scalar && scalar.text().endsWith("%")
                ? Kinds.SHARE.read(node, reading).map(Bound::share)
                : COUNT.read(node, reading).map(Bound::of);
    }

    @Override
    public String description() {
        return "a number of instances, or a share of them, as 25%";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("anyOf", List.of(COUNT.schema(), Kinds.SHARE.schema()));
    }
}
