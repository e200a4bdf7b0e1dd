package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.JsonWriter;
import io.netsplit.scenario.report.Style;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netsplit list}: what there is to use in a scenario file. */
@Command(
        name = "list",
        header = "List what there is: scenarios, protocols, faults, metrics, invariants and more.",
        description =
                "TOPIC is one of: scenarios (the default), protocols, balancers, faults, random-faults, nodes, workloads, "
                        + "metrics, invariants, conditions, consistency, backends, codes.")
final class ListCommand implements Callable<Integer> {
    private final Environment environment;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TOPIC",
            defaultValue = "scenarios",
            description = "What to list.")
    private String topic = "scenarios";

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Mixin
    private final CommonFlags common = new CommonFlags();

    ListCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Catalog catalog = new Catalog(environment.directory());
        if (!catalog.topics().contains(topic)) {
            throw UserMistake.usage("'" + topic + "' cannot be listed." + Suggestion.sentence(topic, catalog.topics())
                    + " Topics are " + String.join(", ", catalog.topics()) + ".");
        }
        List<Catalog.Entry> entries = catalog.entries(topic);
        if (json) {
            environment.out().print(json(entries));
        } else {
            print(entries, common.terminal(environment).outStyle());
        }
        return entries.isEmpty() ? ExitCode.NOTHING_MATCHED : ExitCode.OK;
    }

    private void print(List<Catalog.Entry> entries, Style style) {
        int width =
                entries.stream().mapToInt(entry -> entry.word().length()).max().orElse(0) + 3;
        for (Catalog.Entry entry : entries) {
            String gap = " ".repeat(width - entry.word().length());
            environment
                    .out()
                    .println((style.strong(entry.word()) + gap + style.symbols(entry.meaning())).stripTrailing());
        }
    }

    private String json(List<Catalog.Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        JsonWriter json = JsonWriter.pretty(text)
                .beginObject()
                .put("topic", topic)
                .key("entries")
                .beginArray();
        for (Catalog.Entry entry : entries) {
            json.inline()
                    .beginObject()
                    .put("name", entry.word())
                    .put("meaning", entry.meaning())
                    .endObject();
        }
        json.endArray().endObject().end();
        return text.toString();
    }
}
