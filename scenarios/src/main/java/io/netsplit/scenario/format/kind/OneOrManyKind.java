package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlSequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One value, or a list of them. */
final class OneOrManyKind<T> implements Kind<List<T>> {
    private final Kind<T> item;
    private final ListKind<T> list;

    OneOrManyKind(Kind<T> item, ListKind<T> list) {
        this.item = item;
        this.list = list;
    }

    @Override
    public Optional<List<T>> read(YamlNode node, Reading reading) {
        return node instanceof YamlSequence
                ? list.read(node, reading)
                : item.read(node, reading).map(List::of);
    }

    @Override
    public String description() {
        return item.description() + ", or a list of such";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.anyOf(List.of(item.schema(), list.schema()));
    }
}
