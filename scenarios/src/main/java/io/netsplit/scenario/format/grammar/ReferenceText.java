package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.word.Chart;
import io.netsplit.scenario.format.word.CommonInvariant;
import io.netsplit.scenario.format.word.Condition;
import io.netsplit.scenario.format.word.Consistency;
import io.netsplit.scenario.format.word.CutDirection;
import io.netsplit.scenario.format.word.DisciplineWord;
import io.netsplit.scenario.format.word.DistributionWord;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.IsolationDirection;
import io.netsplit.scenario.format.word.KeyChoice;
import io.netsplit.scenario.format.word.LessonPane;
import io.netsplit.scenario.format.word.Lose;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Metrics;
import io.netsplit.scenario.format.word.OperationWord;
import io.netsplit.scenario.format.word.Placement;
import io.netsplit.scenario.format.word.Process;
import io.netsplit.scenario.format.word.RandomFault;
import io.netsplit.scenario.format.word.Role;
import io.netsplit.scenario.format.word.Route;
import io.netsplit.scenario.format.word.SplitBy;
import io.netsplit.scenario.format.word.TooFewRule;
import io.netsplit.scenario.format.word.TrafficSystem;
import io.netsplit.scenario.format.word.Transport;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.format.word.WorkloadType;
import io.netsplit.system.Option;
import io.netsplit.system.Protocol;
import java.util.ArrayList;
import java.util.List;

/** The reference of the format, docs/scenario-format.md: made from the same tables that the reader works from. */
public final class ReferenceText {
    private final List<Protocol> protocols;
    private final StringBuilder out = new StringBuilder();

    private ReferenceText(List<Protocol> protocols) {
        this.protocols = protocols;
    }

    /** The whole document. */
    public static String of(List<Protocol> protocols) {
        ReferenceText text = new ReferenceText(protocols);
        text.beginning();
        text.values();
        text.topology();
        text.system();
        text.workload();
        text.faults();
        text.assertions();
        text.end();
        return text.out.toString();
    }

    private void beginning() {
        prose(ReferenceProse.INTRODUCTION);
        heading("The file");
        table(FileGrammar.FILE);
        prose(ReferenceProse.FILE);
        heading("run");
        table(RunGrammar.SECTION);
        prose(ReferenceProse.RUN);
    }

    private void values() {
        heading("Values");
        prose(ReferenceProse.VALUES);
        subheading("Distributions");
        prose(ReferenceProse.DISTRIBUTIONS);
        words("distribution", DistributionWord.values());
        table(TimeValues.FULL);
        subheading("Nodes");
        prose(ReferenceProse.NODES);
        words("role", Role.values());
    }

    private void topology() {
        heading("topology");
        table(TopologyGrammar.SECTION);
        prose(ReferenceProse.TOPOLOGY);
        subheading("A group");
        table(GroupsKind.GROUP);
        table(GroupsKind.CLOCK);
        subheading("network");
        table(TopologyGrammar.NETWORK_SECTION);
        words("transport", Transport.values());
        table(LinkGrammar.BURSTS);
        subheading("links and zones");
        prose(ReferenceProse.LINKS);
        table(TopologyGrammar.LINK);
    }

    private void system() {
        heading("system");
        table(SystemKind.SECTION);
        prose(ReferenceProse.SYSTEM);
        for (Protocol protocol : protocols) {
            subheading(protocol.name());
            line(protocol.summary() + " Source: " + protocol.reference() + ".\n");
            options(protocol);
            line("Invariants: " + code(protocol.invariantNames()) + ".\n");
        }
        trafficSystems();
    }

    private void trafficSystems() {
        for (TrafficSystem system : TrafficSystem.all()) {
            subheading(system.name());
            line(system.summary() + " Source: " + system.reference() + ".\n");
            table(TrafficGrammar.optionsOf(system));
            line("Invariants: " + code(system.invariantNames()) + ".\n");
        }
        table(RolloutGrammar.SECTION);
        table(VersionGrammar.SECTION);
        table(VersionGrammar.WARM_UP_SECTION);
        table(VersionGrammar.LATENT_SECTION);
        table(StrategyGrammar.BLUE_GREEN_SECTION);
        table(StrategyGrammar.CANARY_SECTION);
        table(StrategyGrammar.STAGE);
        table(StrategyGrammar.ROLLING_SECTION);
        table(RolloutGrammar.ANALYSIS_SECTION);
        words("share of a canary", SplitBy.values());
        words("rule for too few requests", TooFewRule.values());
        table(ServicesGrammar.SERVICE);
        table(CallGrammar.SECTION);
        table(RetryPolicyGrammar.SECTION);
        table(RetryPolicyGrammar.BUDGET);
        table(GuardGrammar.HEDGE);
        table(GuardGrammar.BREAKER);
        table(GuardGrammar.THROTTLE);
        table(LimitGrammar.RATE);
        table(LimitGrammar.CONCURRENCY);
        table(GuardGrammar.CODEL);
        table(CacheGrammar.SECTION);
        words("queueing discipline", DisciplineWord.values());
    }

    private void options(Protocol protocol) {
        line("| option | value | default | meaning |");
        line("|---|---|---|---|");
        for (Option option : protocol.options()) {
            String mark = option.safeguard() ? " *Safeguard.*" : "";
            line("| `" + option.name() + "` | " + cell(OptionKinds.of(option).description()) + " | `"
                    + option.defaultText() + "` | " + cell(option.documentation()) + mark + " |");
        }
        line("");
    }

    private void workload() {
        heading("workload");
        table(WorkloadGrammar.SECTION);
        prose(ReferenceProse.WORKLOAD);
        line("| type | what it is | operations |");
        line("|---|---|---|");
        for (WorkloadType type : WorkloadType.values()) {
            line("| `" + type.word() + "` | " + type.meaning() + " | "
                    + code(type.operations().stream().map(Word::word).toList()) + " |");
        }
        line("");
        words("operation", OperationWord.values());
        subheading("clients");
        table(WorkloadGrammar.CLIENT_SECTION);
        words("placement", Placement.values());
        words("route", Route.values());
        subheading("arrivals");
        table(ArrivalGrammar.SECTION);
        words("process", Process.values());
        subheading("keys and retry");
        table(KeyGrammar.SECTION);
        words("distribution of keys", KeyChoice.values());
        table(RetryKind.SECTION);
        subheading("transactions");
        table(TransactionGrammar.SECTION);
    }

    private void faults() {
        heading("faults");
        prose(ReferenceProse.FAULTS);
        table("Every step", StepFields.SHOWN);
        for (Verb verb : FaultKind.VERBS) {
            subheading(verb.word());
            line(verb.section().documentation() + ".\n");
            List<String> common =
                    StepFields.SHOWN.stream().map(field -> field.name()).toList();
            table(
                    "`" + verb.word() + "`",
                    verb.section().fields().stream()
                            .filter(field -> !common.contains(field.name()) || field.required())
                            .toList());
            prose(VerbExamples.of(verb.word()));
        }
        subheading("Words of the steps");
        words("direction of a cut", CutDirection.values());
        words("direction of an isolation", IsolationDirection.values());
        words("lose", Lose.values());
        words("random fault", RandomFault.values());
    }

    private void assertions() {
        heading("variants");
        prose(ReferenceProse.VARIANTS);
        heading("assertions");
        prose(ReferenceProse.ASSERTIONS);
        for (Section<?> kind : AssertionGrammar.KINDS) {
            subheading(kind.name());
            List<Field<?>> own = kind.fields().stream()
                    .filter(field -> !ScopeFields.ALL.contains(field))
                    .toList();
            table("`" + kind.name() + "`", own);
            line("Also: "
                    + code(kind.fields().stream()
                            .filter(field -> !own.contains(field))
                            .map(field -> field.name())
                            .toList())
                    + ".\n");
        }
        prose(ReferenceProse.ASSERTION_EXAMPLES);
        table("All assertions", ScopeFields.ALL);
        words("filter", Filter.values());
        words("consistency", Consistency.values());
        words("condition", Condition.values());
        words("invariant of every system", CommonInvariant.values());
        subheading("Metrics");
        prose(ReferenceProse.METRICS);
        line("| metric | unit | meaning |");
        line("|---|---|---|");
        for (Metric metric : Metrics.all()) {
            line("| `" + metric.word() + "` | " + metric.unit().description() + " | " + metric.meaning() + " |");
        }
        line("");
    }

    private void end() {
        heading("report");
        table(FileGrammar.REPORT_SECTION);
        words("chart", Chart.values());
        heading("lesson");
        prose(ReferenceProse.LESSON);
        table(LessonGrammar.SECTION);
        table(LessonGrammar.STEP);
        words("pane of a lesson", LessonPane.values());
        heading("Messages");
        prose(ReferenceProse.MESSAGES);
        line("| code | | meaning |");
        line("|---|---|---|");
        for (ErrorCode code : ErrorCode.values()) {
            line("| " + code + " | " + code.severity().word() + " | " + code.title() + " |");
        }
        line("");
        heading("Limits and versions");
        prose(ReferenceProse.END);
    }

    private void table(Section<?> section) {
        table("`" + section.name() + "`", section.fields());
    }

    private void table(String name, List<Field<?>> fields) {
        if (fields.isEmpty()) {
            return;
        }
        line("| " + name + " | value | default | meaning |");
        line("|---|---|---|---|");
        for (Field<?> field : fields) {
            String fallback = field.required() ? "*required*" : cell(field.defaultText());
            line("| `" + field.name() + "` | " + cell(field.kind().description()) + " | " + fallback + " | "
                    + cell(field.documentation()) + " |");
        }
        line("");
    }

    private void words(String what, Word[] words) {
        line("| " + what + " | meaning |");
        line("|---|---|");
        for (Word word : words) {
            line("| `" + word.word() + "` | " + cell(word.meaning()) + " |");
        }
        line("");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String code(List<String> words) {
        List<String> quoted = new ArrayList<>();
        words.forEach(word -> quoted.add("`" + word + "`"));
        return String.join(", ", quoted);
    }

    private void heading(String text) {
        line("## " + text + "\n");
    }

    private void subheading(String text) {
        line("### " + text + "\n");
    }

    private void prose(String text) {
        line(text.strip() + "\n");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
