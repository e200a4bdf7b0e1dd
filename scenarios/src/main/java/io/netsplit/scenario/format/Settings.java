package io.netsplit.scenario.format;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Source;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.yaml.MergePatch;
import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/** Changes from the command line: a path, an equals sign, and a value as it would stand in the file. */
final class Settings {
    private static final String FLAG = "--set";

    private Settings() {}

    /** The document with these changes made; what is wrong with them is added to {@code problems}. */
    static YamlNode apply(YamlNode document, List<String> settings, List<Diagnostic> problems) {
        YamlNode changed = document;
        for (String setting : settings) {
            if (changed instanceof YamlMapping root) {
                Optional<YamlMapping> patch = patch(setting, problems);
                changed = patch.isPresent() ? MergePatch.apply(root, patch.get()) : root;
            }
        }
        return changed;
    }

    private static Optional<YamlMapping> patch(String setting, List<Diagnostic> problems) {
        Source source = new Source(FLAG, setting);
        int equals = setting.indexOf('=');
        Span whole = new Span(source, 1, 1, 1, setting.length() + 1);
        if (equals <= 0 || !setting.substring(0, equals).matches("[^.\\s]+(\\.[^.\\s]+)*")) {
            problems.add(Diagnostic.of(ErrorCode.NS004, whole, "this setting is not a path and a value")
                    .withHelp("write " + FLAG + " run.duration=10s"));
            return Optional.empty();
        }
        String path = setting.substring(0, equals);
        Span place = new Span(source, 1, 1, 1, equals + 1);
        String padded = " ".repeat(equals + 1) + setting.substring(equals + 1);
        Optional<YamlNode> value = YamlReader.read(source, padded, problems);
        if (value.isEmpty()) {
            if (problems.stream().noneMatch(problem -> problem.span().source() == source)) {
                problems.add(Diagnostic.of(ErrorCode.NS004, whole, "this setting has no value")
                        .withHelp("write " + FLAG + " " + path + "=…"));
            }
            return Optional.empty();
        }
        return Optional.of(nested(List.of(path.split("\\.")), value.get(), place));
    }

    private static YamlMapping nested(List<String> path, YamlNode value, Span place) {
        YamlNode inner = path.size() == 1 ? value : nested(path.subList(1, path.size()), value, place);
        YamlMapping.Entry entry = new YamlMapping.Entry(path.get(0), place, inner);
        return new YamlMapping(List.of(entry), place, place);
    }
}
