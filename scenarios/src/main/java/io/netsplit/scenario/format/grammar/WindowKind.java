package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.scenario.format.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/** A stretch of time with two ends: 20s..25s. */
final class WindowKind implements Kind<Range> {
    @Override
    public Optional<Range> read(YamlNode node, Reading reading) {
        Optional<Range> range = Kinds.RANGE.read(node, reading);
        if (range.isPresent() && range.get().isExact()) {
            reading.report(ErrorCode.NS011, node.span(), "a window has a beginning and an end, as 20s..25s", "");
            return Optional.empty();
        }
        return range;
    }

    @Override
    public String description() {
        return "a window, as 20s..25s";
    }

    @Override
    public Map<String, Object> schema() {
        return Kinds.RANGE.schema();
    }
}
