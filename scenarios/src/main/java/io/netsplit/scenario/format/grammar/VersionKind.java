package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.Map;
import java.util.Optional;

/** The version of the format. */
final class VersionKind implements Kind<Integer> {
    private static final int VERSION = 1;

    @Override
    public Optional<Integer> read(YamlNode node, Reading reading) {
        String text = node instanceof YamlScalar scalar ? scalar.text() : "";
        if (text.equals(String.valueOf(VERSION))) {
            return Optional.of(VERSION);
        }
        boolean isNewer = text.matches("[1-9][0-9]{0,8}");
        reading.report(Diagnostic.of(
                        ErrorCode.NS003,
                        node.span(),
                        isNewer
                                ? "this file is written in format " + text
                                : "'" + text + "' is not a version of the format")
                .withHelp("this netsplit reads format " + VERSION + (isNewer ? "; a newer one may read yours" : "")));
        return Optional.empty();
    }

    @Override
    public String description() {
        return "the version, which is 1";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("const", VERSION);
    }
}
