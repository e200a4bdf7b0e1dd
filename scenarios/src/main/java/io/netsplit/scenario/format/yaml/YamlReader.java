package io.netsplit.scenario.format.yaml;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Source;
import io.netsplit.scenario.format.diagnostic.Span;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads one YAML 1.2 document (core schema) into a tree, from the parser's events, so that neither depth nor size can
 * exhaust anything. Anchors, aliases and tags are refused: the format has no use for them, and a few aliases can stand for
 * billions of values.
 */
public final class YamlReader {
    private YamlReader() {}

    /** The document's root, or none; what is wrong is added to {@code problems}. */
    public static Optional<YamlNode> read(Source source, String text, List<Diagnostic> problems) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source.name())
                .setSchema(new CoreSchema())
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        TreeBuilder tree = new TreeBuilder(source, settings.getSchema().getScalarResolver(), problems);
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                if (!tree.accept(event)) {
                    return Optional.empty();
                }
            }
        } catch (MarkedYamlEngineException e) {
            problems.add(SyntaxErrors.describe(source, e));
            return Optional.empty();
        } catch (YamlEngineException e) {
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
            problems.add(Diagnostic.of(ErrorCode.NS001, Span.start(source), "not well-formed YAML: " + first));
            return Optional.empty();
        }
        return tree.root();
    }
}
