package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.ListKind;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.Report;
import io.netsplit.scenario.format.model.RunSettings;
import io.netsplit.scenario.format.model.SystemChoice;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.scenario.format.word.Chart;
import io.netsplit.scenario.format.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** The whole file. */
public final class FileGrammar {
    /** Most steps, and most assertions, of one file. */
    private static final int MOST_ENTRIES = 10_000;

    static final ListKind<FaultStep> FAULT_LIST =
            Kinds.list(new DefinedKind<>("fault", new FaultKind()), 0, MOST_ENTRIES);
    static final ListKind<Assertion> ASSERTION_LIST =
            Kinds.list(new DefinedKind<>("assertion", new AssertionKind()), 1, MOST_ENTRIES);

    private static final Field<Integer> NETSPLIT =
            Field.required("netsplit", new VersionKind(), "Version of the format; the first field of the file");
    static final Field<String> NAME = Field.required("name", Kinds.name("the scenario's name"), "How people call it");
    static final Field<String> TITLE = Field.optional("title", Kinds.text(80), "the name", "One line");
    static final Field<String> HYPOTHESIS =
            Field.optional("hypothesis", Kinds.text(4000), "What you expect, and why, said before anything is broken");
    static final Field<List<String>> TAGS =
            Field.optional("tags", Kinds.list(Kinds.name("a tag"), 0, 100), "Words to select scenarios by");
    static final Field<List<String>> REFERENCES =
            Field.optional("references", Kinds.list(Kinds.text(400), 0, 100), "Papers, sections, reports");

    static final Field<RunSettings> RUN = Field.required("run", RunGrammar.SECTION, "How long, and how often");
    static final Field<Topology> TOPOLOGY =
            Field.required("topology", TopologyGrammar.SECTION, "The nodes, and the network between them");
    static final Field<SystemChoice> SYSTEM = Field.required("system", SystemKind.SECTION, "The system under test");
    static final Field<Workload> WORKLOAD = Field.optional(
            "workload",
            WorkloadGrammar.SECTION,
            "none, for a system that holds no data",
            "What clients do; required for a system that holds data");
    static final Field<List<FaultStep>> FAULTS =
            Field.optional("faults", FAULT_LIST, "none", "What goes wrong, and when");

    static final Field<YamlNode> VARIANTS = Field.optional(
            "variants",
            new RawKind("variants", "variants by name"),
            "one, as the file says",
            "Changes to the scenario by name, run beside each other under the same seeds");
    static final Field<List<Assertion>> ASSERTIONS = Field.required("assertions", ASSERTION_LIST, "What must hold");

    private static final Field<String> BASELINE = Field.optional(
            "baseline", DefinedNameKind.VARIANT, "the first", "The variant that the others are compared with");
    private static final Field<List<Chart>> CHARTS = Field.optional(
            "charts",
            Kinds.list(Kinds.word("a chart", Chart.values()), 0, 100),
            "all that there are",
            "What to draw, in order");
    static final Section<Report> REPORT_SECTION =
            new Section<>("report", "What the report shows", List.of(BASELINE, CHARTS), FileGrammar::report);
    static final Field<Report> REPORT = Field.optional("report", REPORT_SECTION, "What the report shows");

    static final Field<LessonGrammar.Draft> LESSON =
            Field.optional("lesson", LessonGrammar.SECTION, "Captions that explain one of the runs, for the dashboard");

    /** What a variant can change. */
    static final List<Field<?>> BODY = List.of(RUN, TOPOLOGY, SYSTEM, WORKLOAD, FAULTS);

    /** Everything, for schema and documentation. */
    static final Section<Object> FILE = new Section<>(
            "scenario",
            "A scenario",
            List.of(
                    NETSPLIT,
                    NAME,
                    TITLE,
                    HYPOTHESIS,
                    TAGS,
                    REFERENCES,
                    RUN,
                    TOPOLOGY,
                    SYSTEM,
                    WORKLOAD,
                    FAULTS,
                    VARIANTS,
                    ASSERTIONS,
                    REPORT,
                    LESSON),
            values -> Optional.empty());

    /** Everything, but what a variant can change is left for later. */
    static final Section<Object> HEAD = new Section<>(
            "a scenario",
            "A scenario",
            List.of(
                    NETSPLIT,
                    NAME,
                    TITLE,
                    HYPOTHESIS,
                    TAGS,
                    REFERENCES,
                    later(RUN),
                    later(TOPOLOGY),
                    Field.optional("system", new RawKind("system", "the system under test"), ""),
                    Field.optional("workload", new RawKind("workload", "what clients do"), ""),
                    Field.optional("faults", new RawKind("faults", "faults"), ""),
                    VARIANTS,
                    Field.required("assertions", new RawKind("assertions", "assertions"), "What must hold"),
                    REPORT,
                    LESSON),
            values -> Optional.empty());

    private FileGrammar() {}

    private static Field<YamlNode> later(Field<?> field) {
        Kind<YamlNode> raw = new RawKind(field.name(), field.kind().description());
        return Field.required(field.name(), raw, field.documentation());
    }

    private static Optional<Report> report(Values values) {
        return Optional.of(new Report(values.find(BASELINE), values.get(CHARTS, List.of())));
    }
}
