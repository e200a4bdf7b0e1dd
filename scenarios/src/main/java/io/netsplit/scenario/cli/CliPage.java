package io.netsplit.scenario.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page docs/cli.md, made from the same model as the help, so that the two cannot differ. */
final class CliPage {
    private final CommandLine root;
    private final StringBuilder text = new StringBuilder();

    private CliPage(CommandLine root) {
        this.root = root;
    }

    static String of(CommandLine root) {
        return new CliPage(root).write();
    }

    private String write() {
        line("# The command line");
        line("");
        line("This page is made from the program: `mvn test -Dnetsplit.update=true` writes it anew.");
        line("");
        line("```");
        line("netsplit VERB [ARGUMENTS] [FLAGS]");
        line("```");
        line("");
        line("| verb | does |");
        line("|---|---|");
        root.getSubcommands()
                .forEach((name, verb) ->
                        line("| [`" + name + "`](#" + name + ") | " + escape(header(verb.getCommandSpec())) + " |"));
        line("");
        exitCodes();
        root.getSubcommands().forEach((name, verb) -> verb(verb.getCommandSpec()));
        return text.toString().stripTrailing() + "\n";
    }

    private void exitCodes() {
        line("## Exit codes");
        line("");
        line("| code | means |");
        line("|---|---|");
        root.getCommandSpec()
                .usageMessage()
                .exitCodeList()
                .forEach((code, meaning) -> line("| " + code.trim() + " | " + escape(meaning) + " |"));
        line("");
        line("Where several apply: 70 before 3 before 1 before 2 before 0. Results go to standard output, progress and "
                + "diagnostics to standard error.");
        line("");
    }

    private void verb(CommandSpec spec) {
        line("## " + spec.name());
        line("");
        line(header(spec));
        line("");
        line("```");
        line(synopsis(spec));
        line("```");
        line("");
        for (String paragraph : spec.usageMessage().description()) {
            line(escape(paragraph));
            line("");
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            line("- `" + parameter.paramLabel() + "`: " + escape(String.join(" ", parameter.description())));
        }
        line("");
        line("| flag | |");
        line("|---|---|");
        spec.options().stream().filter(option -> !option.hidden()).forEach(this::flag);
        line("");
        footer(spec);
    }

    private void flag(OptionSpec option) {
        String names = String.join("`, `", option.names());
        boolean takesValue = !option.paramLabel().isEmpty() && option.arity().max() > 0;
        String value = takesValue ? " " + option.paramLabel() : "";
        line("| `" + names + value.replace("|", "\\|") + "` | " + escape(String.join(" ", option.description()))
                + " |");
    }

    private void footer(CommandSpec spec) {
        List<String> lines = List.of(spec.usageMessage().footer());
        for (String footer : lines) {
            line(escape(footer.replace("%n", "").strip()));
            line("");
        }
    }

    private static String synopsis(CommandSpec spec) {
        StringBuilder words = new StringBuilder("netsplit ").append(spec.name());
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "…" : "");
            words.append(' ').append(parameter.required() ? label : "[" + label + "]");
        }
        return words.append(" [FLAGS]").toString();
    }

    private static String header(CommandSpec spec) {
        return String.join(" ", spec.usageMessage().header());
    }

    private static String escape(String content) {
        return content.replace("|", "\\|")
                .replace("<", "\\<")
                .replace("%%", "%")
                .strip();
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
