package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two ways to write one thing: short, or as a mapping with more to say. */
public final class ShapedKind<T> implements Kind<T> {
    private final Kind<T> brief;
    private final Kind<T> full;

    public ShapedKind(Kind<T> brief, Kind<T> full) {
        this.brief = brief;
        this.full = full;
    }

    @Override
    public Optional<T> read(YamlNode node, Reading reading) {
        return node instanceof YamlMapping ? full.read(node, reading) : brief.read(node, reading);
    }

    public Kind<T> full() {
        return full;
    }

    @Override
    public String description() {
        return brief.description() + ", or " + full.description();
    }

    @Override
    public Map<String, Object> schema() {
        return Json.anyOf(List.of(brief.schema(), full.schema()));
    }

    @Override
    public Map<String, Object> patchSchema() {
        return Json.anyOf(List.of(brief.patchSchema(), full.patchSchema()));
    }
}
