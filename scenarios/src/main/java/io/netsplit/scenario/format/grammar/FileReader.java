package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Source;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.kind.Names;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Lesson;
import io.netsplit.scenario.format.model.Report;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.format.yaml.MergePatch;
import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.system.SystemUnderTest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From a document to a scenario file. The file itself is read once, every variant with its changes made; whatever is wrong
 * is found in one go.
 */
public final class FileReader {
    private final Source source;
    private final List<SystemUnderTest> systems;
    private final List<Diagnostic> problems;

    private FileReader(Source source, List<SystemUnderTest> systems, List<Diagnostic> problems) {
        this.source = source;
        this.systems = systems;
        this.problems = problems;
    }

    /** The file, where nothing is wrong with it; what is wrong is added to {@code problems}, each thing once. */
    public static Optional<ScenarioFile> read(
            Source source, YamlNode document, List<SystemUnderTest> systems, List<Diagnostic> problems) {
        if (!(document instanceof YamlMapping root)) {
            problems.add(Diagnostic.of(
                            ErrorCode.NS004, document.span(), "a scenario is a mapping, not " + document.description())
                    .withHelp("it begins with 'netsplit: 1'"));
            return Optional.empty();
        }
        List<Diagnostic> found = new ArrayList<>();
        Optional<ScenarioFile> file = new FileReader(source, systems, found).read(root);
        Set<Diagnostic> once = new LinkedHashSet<>(found);
        problems.addAll(once);
        return problems.stream().noneMatch(Diagnostic::isError) ? file : Optional.empty();
    }

    private Optional<ScenarioFile> read(YamlMapping root) {
        List<Changed> changes = VariantReader.variants(root, new Reading(problems, namesOf(root, List.of())));
        List<String> variantNames = changes.stream().map(Changed::name).toList();
        Names names = namesOf(root, variantNames);
        Reading reading = new Reading(problems, names);
        Values head = FileGrammar.HEAD.readFields(root, reading).orElseThrow();
        List<Read> variants = readBodies(root, changes, reading);
        List<Assertion> assertions = root.get("assertions")
                .map(node -> FileGrammar.ASSERTION_LIST.readGood(node, readingOfAll(root, changes, variantNames)))
                .orElse(List.of());
        List<Assertion> scoped = AssertionScopes.settle(assertions, changes);
        ScenarioChecks.check(variants, scoped, reading);
        if (reading.errors() > 0) {
            return Optional.empty();
        }
        List<Variant> whole = variants.stream().map(Read::variant).toList();
        Optional<Lesson> lesson =
                head.find(FileGrammar.LESSON).map(draft -> LessonGrammar.settle(draft, whole, reading));
        return Optional.of(new ScenarioFile(
                source,
                head.get(FileGrammar.NAME),
                head.get(FileGrammar.TITLE, head.get(FileGrammar.NAME)),
                head.get(FileGrammar.HYPOTHESIS, ""),
                head.get(FileGrammar.TAGS, List.of()),
                head.get(FileGrammar.REFERENCES, List.of()),
                whole,
                scoped,
                head.get(FileGrammar.REPORT, Report.DEFAULT),
                lesson));
    }

    private List<Read> readBodies(YamlMapping root, List<Changed> changes, Reading reading) {
        YamlMapping base = FileReader.body(root);
        List<Read> variants = new ArrayList<>();
        if (changes.isEmpty()) {
            variants.add(new Read(Variant.DEFAULT, false, Span.start(source), Body.read(base, reading)));
            return variants;
        }
        Body.readBase(base, reading);
        for (Changed change : changes) {
            YamlMapping tree = MergePatch.apply(base, change.patch());
            Reading own = new Reading(problems, namesOf(tree, reading.names().variants()));
            variants.add(new Read(change.name(), change.canary(), change.span(), Body.read(tree, own)));
        }
        return variants;
    }

    /** Names of all variants together: an assertion may speak of a fault that only one of them has. */
    private Reading readingOfAll(YamlMapping root, List<Changed> changes, List<String> variantNames) {
        Names base = namesOf(root, variantNames);
        Set<String> faults = new LinkedHashSet<>(base.faults());
        for (Changed change : changes) {
            faults.addAll(namesOf(MergePatch.apply(body(root), change.patch()), variantNames)
                    .faults());
        }
        return new Reading(
                problems,
                new Names(
                        systems,
                        base.system(),
                        base.topology(),
                        List.copyOf(faults),
                        variantNames,
                        base.operations(),
                        base.clients()));
    }

    private Names namesOf(YamlMapping tree, List<String> variants) {
        return NameGatherer.gather(tree, variants, systems);
    }

    /** What a variant can change. */
    static YamlMapping body(YamlMapping root) {
        List<String> fields =
                FileGrammar.BODY.stream().map(field -> field.name()).toList();
        List<YamlMapping.Entry> entries = root.entries().stream()
                .filter(entry -> fields.contains(entry.key()))
                .toList();
        return new YamlMapping(entries, root.head(), root.span());
    }

    /** A variant as the file has it. */
    record Changed(String name, boolean canary, YamlMapping patch, Span span) {}

    /** A variant with what could be read of it. */
    record Read(String name, boolean canary, Span span, Body body) {
        Variant variant() {
            Scenario scenario = body.scenario().orElseThrow();
            return new Variant(name, canary, scenario, span);
        }
    }
}
