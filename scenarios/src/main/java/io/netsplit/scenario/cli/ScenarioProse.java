package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.LinkSettings;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.scenario.report.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A scenario as a person would tell it. */
final class ScenarioProse {
    private final ScenarioFile file;
    private final Variant variant;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    private ScenarioProse(ScenarioFile file, Variant variant, Style style) {
        this.file = file;
        this.variant = variant;
        this.style = style;
    }

    /** {@code variantName} may be empty: then it is the first. */
    static String of(ScenarioFile file, String variantName, Style style) {
        List<String> names = file.variants().stream().map(Variant::name).toList();
        Variant variant = variantName.isEmpty()
                ? file.variants().get(0)
                : file.variant(variantName)
                        .orElseThrow(() -> UserMistake.nothing(
                                "No variant is called '" + variantName + "'." + Suggestion.sentence(variantName, names)
                                        + " There are: " + String.join(", ", names) + "."));
        return new ScenarioProse(file, variant, style).write();
    }

    private String write() {
        Scenario scenario = variant.scenario();
        text.append(style.strong(file.title())).append('\n');
        if (!file.hypothesis().isBlank()) {
            text.append('\n').append(Wrap.indented("We expect: " + file.hypothesis(), 2));
        }
        text.append('\n');
        item("cluster", nodes(scenario.topology()) + links(scenario.topology().network()));
        item("system", system(scenario));
        scenario.workload().ifPresent(workload -> item("clients", clients(workload)));
        item(
                "run",
                PlainTime.of(scenario.run().durationNs()) + " of virtual time, "
                        + file.seeds().size() + " seed" + (file.seeds().size() == 1 ? "" : "s"));
        text.append('\n').append(TimeLineText.of(scenario));
        variants();
        assertions();
        file.references().forEach(reference -> text.append(Wrap.indented("Source: " + reference, 2)));
        return text.append('\n').toString();
    }

    private static String nodes(Topology topology) {
        List<String> groups = new ArrayList<>();
        for (Topology.Group group : topology.groups()) {
            String first = group.name() + 1;
            groups.add(group.count() == 1 ? first : first + " to " + group.name() + group.count());
        }
        return topology.nodeCount() + (topology.nodeCount() == 1 ? " node, " : " nodes, ") + String.join(", ", groups);
    }

    private static String links(LinkSettings links) {
        StringBuilder words = new StringBuilder();
        links.latency().ifPresent(latency -> words.append("; latency ").append(PlainTime.of(latency)));
        links.loss().ifPresent(loss -> words.append(", some messages are lost"));
        return words.toString();
    }

    private static String system(Scenario scenario) {
        String options = scenario.system().given().entrySet().stream()
                .map(option -> option.getKey() + " " + option.getValue())
                .collect(Collectors.joining(", "));
        return scenario.system().system().name() + (options.isEmpty() ? "" : ": " + options);
    }

    private static String clients(Workload workload) {
        String mix = workload.operations().stream()
                .map(share ->
                        share.operation().word() + " " + String.format(Locale.ROOT, "%.0f", share.share() * 100) + " %")
                .collect(Collectors.joining(", "));
        String arrivals = workload.arrivals() instanceof Workload.Open open
                ? String.format(Locale.ROOT, "together %.0f operations per second", open.ratePerSecond())
                : "each asks, waits and thinks";
        return workload.clients() + ", " + workload.placement().word() + ", " + arrivals + "; "
                + workload.type().word() + ", " + workload.keys().count()
                + (workload.keys().count() == 1 ? " key" : " keys") + (mix.isEmpty() ? "" : ": " + mix);
    }

    private void variants() {
        if (file.variants().size() < 2) {
            return;
        }
        text.append("\n  Variants:\n");
        int width = file.variants().stream()
                .mapToInt(each -> each.name().length())
                .max()
                .orElse(0);
        for (Variant each : file.variants()) {
            String canary = each.canary() ? "canary, broken on purpose" : "";
            String change = each.equals(variant) ? "as above" : VariantChange.of(variant.scenario(), each.scenario());
            String words = canary + (canary.isEmpty() || change.isEmpty() ? "" : ": ") + change;
            hanging("    " + each.name() + " ".repeat(width - each.name().length() + 2), words);
        }
    }

    private void assertions() {
        text.append("\n  It must hold:\n");
        for (Assertion assertion : file.assertions()) {
            StringBuilder words = new StringBuilder(assertion.claim());
            String window = assertion.scope().window().text();
            words.append(window.isEmpty() ? "" : " " + window);
            if (assertion instanceof Assertion.Eventually eventually) {
                words.append(" within ").append(PlainTime.of(eventually.withinNs()));
            }
            assertion
                    .scope()
                    .where()
                    .forEach((filter, values) ->
                            words.append(", ").append(filter.word()).append(' ').append(String.join(" or ", values)));
            words.append(where(assertion));
            if (assertion.scope().expectFail()) {
                words.append(" — expected to fail, because ")
                        .append(assertion.scope().because());
            }
            String kind = assertion.kind();
            hanging("    " + kind + " ".repeat(Math.max(1, 13 - kind.length())), words.toString());
        }
        text.append('\n');
    }

    /** In which variants, where it is not all that are meant to be right. */
    private String where(Assertion assertion) {
        List<String> all = file.variants().stream()
                .filter(each -> !each.canary())
                .map(Variant::name)
                .toList();
        List<String> meant = assertion.scope().variants();
        if (assertion instanceof Assertion.Compare || meant.equals(all) || meant.isEmpty()) {
            return "";
        }
        String last = meant.get(meant.size() - 1);
        String others = String.join(", ", meant.subList(0, meant.size() - 1));
        return ", in " + (others.isEmpty() ? "" : others + " and ") + last;
    }

    private void item(String name, String content) {
        hanging("  " + name + " ".repeat(Math.max(1, 9 - name.length())), content);
    }

    private void hanging(String head, String content) {
        if (content.isEmpty()) {
            text.append(head.stripTrailing()).append('\n');
            return;
        }
        List<String> lines = Wrap.lines(content, Wrap.WIDTH - head.length());
        text.append(head).append(lines.get(0)).append('\n');
        lines.subList(1, lines.size())
                .forEach(line ->
                        text.append(" ".repeat(head.length())).append(line).append('\n'));
    }
}
