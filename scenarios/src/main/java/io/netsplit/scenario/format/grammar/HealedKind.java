package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.Map;
import java.util.Optional;

/** The name of a fault, or "all", which is none. */
final class HealedKind implements Kind<Optional<String>> {
    private static final String ALL = "all";
    private static final Kind<String> NAME = DefinedNameKind.FAULT;

    /** The inner optional is the value itself: no name means all. */
    @Override
    @SuppressWarnings("OptionalMapToOptional")
    public Optional<Optional<String>> read(YamlNode node, Reading reading) {
        boolean isAll = node instanceof YamlScalar scalar && scalar.text().equals(ALL);
        return isAll ? Optional.of(Optional.empty()) : NAME.read(node, reading).map(Optional::of);
    }

    @Override
    public String description() {
        return "the name of a fault, or 'all'";
    }

    @Override
    public Map<String, Object> schema() {
        return NAME.schema();
    }
}
