package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.Workload.Share;
import io.netsplit.scenario.format.word.OperationWord;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations and their shares: { read: 50%, write: 50% }. */
final class OperationMixKind implements Kind<List<Share>> {
    @Override
    public Optional<List<Share>> read(YamlNode node, Reading reading) {
        if (!(node instanceof YamlMapping mapping) || mapping.entries().isEmpty()) {
            reading.report(
                    ErrorCode.NS008, node.span(), "expected operations with shares", "as { read: 50%, write: 50% }");
            return Optional.empty();
        }
        long before = reading.errors();
        List<Share> shares = new ArrayList<>();
        List<String> words = Word.words(OperationWord.values());
        for (YamlMapping.Entry entry : mapping.entries()) {
            Optional<OperationWord> operation = Word.find(OperationWord.values(), entry.key());
            if (operation.isEmpty()) {
                reading.report(
                        Diagnostic.of(ErrorCode.NS012, entry.keySpan(), "'" + entry.key() + "' is not an operation")
                                .suggesting(entry.key(), words)
                                .withHelp("operations are " + String.join(", ", words)));
            }
            Optional<Double> share = Kinds.SHARE.read(entry.value(), reading);
            if (operation.isPresent() && share.isPresent()) {
                shares.add(new Share(operation.get(), share.get()));
            }
        }
        return reading.errors() == before ? Optional.of(List.copyOf(shares)) : Optional.empty();
    }

    @Override
    public String description() {
        return "operations with shares, as { read: 50%, write: 50% }";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (OperationWord word : OperationWord.values()) {
            Map<String, Object> share = new LinkedHashMap<>(Kinds.SHARE.schema());
            share.put("description", "Share of operations that " + word.meaning() + ".");
            properties.put(word.word(), share);
        }
        return Json.object(
                "type", "object", "additionalProperties", false, "minProperties", 1, "properties", properties);
    }

    @Override
    public Map<String, Object> patchSchema() {
        return Json.object("type", "object");
    }
}
