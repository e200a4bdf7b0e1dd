package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The name of a group of nodes. */
final class GroupNameKind implements Kind<String> {
    @Override
    public Optional<String> read(YamlNode node, Reading reading) {
        String text = node instanceof YamlScalar scalar ? scalar.text() : "";
        Optional<Topology> topology = reading.names().topology();
        if (topology.isEmpty() || topology.get().group(text).isPresent()) {
            return Optional.of(text);
        }
        List<String> groups =
                topology.get().groups().stream().map(Topology.Group::name).toList();
        reading.report(Diagnostic.of(ErrorCode.NS020, node.span(), "no group is called '" + text + "'")
                .suggesting(text, groups)
                .withHelp("groups are " + String.join(", ", groups)));
        return Optional.empty();
    }

    @Override
    public String description() {
        return "the name of a group";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "minLength", 1);
    }
}
