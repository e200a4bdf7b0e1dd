package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list of values of one kind. */
public final class ListKind<T> implements Kind<List<T>> {
    private final Kind<T> item;
    private final int fewest;
    private final int most;

    ListKind(Kind<T> item, int fewest, int most) {
        this.item = item;
        this.fewest = fewest;
        this.most = most;
    }

    @Override
    public Optional<List<T>> read(YamlNode node, Reading reading) {
        long before = reading.errors();
        List<T> good = readGood(node, reading);
        return reading.errors() == before ? Optional.of(good) : Optional.empty();
    }

    /** The values that can be read; what is wrong with the others is reported. */
    public List<T> readGood(YamlNode node, Reading reading) {
        if (!(node instanceof YamlSequence sequence)) {
            reading.report(ErrorCode.NS008, node.span(), "expected a list, not " + node.description(), "");
            return List.of();
        }
        int size = sequence.items().size();
        if (size < fewest || size > most) {
            String expected = most == Integer.MAX_VALUE ? "at least " + fewest : fewest + " to " + most;
            reading.report(Diagnostic.of(
                            size > most ? ErrorCode.NS005 : ErrorCode.NS011,
                            sequence.span(),
                            "a list of " + size + (size == 1 ? " entry" : " entries"))
                    .withLabel("expected " + (fewest == most ? String.valueOf(fewest) : expected)));
            return List.of();
        }
        List<T> good = new ArrayList<>();
        for (YamlNode child : sequence.items()) {
            item.read(child, reading).ifPresent(good::add);
        }
        return List.copyOf(good);
    }

    public Kind<T> item() {
        return item;
    }

    @Override
    public String description() {
        return "a list; each " + item.description();
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = Json.object("type", "array", "items", item.schema());
        if (fewest > 0) {
            schema.put("minItems", fewest);
        }
        if (most < Integer.MAX_VALUE) {
            schema.put("maxItems", most);
        }
        return schema;
    }
}
