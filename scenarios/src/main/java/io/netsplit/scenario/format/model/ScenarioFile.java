package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Source;
import java.util.List;
import java.util.Optional;

/**
 * A whole scenario file without a mistake.
 *
 * @param title one line, or the name where there is none
 * @param hypothesis what is expected, and why; or ""
 * @param variants at least one, in the order of the file
 * @param assertions at least one
 * @param lesson what it tells about one of its runs
 */
public record ScenarioFile(
        Source source,
        String name,
        String title,
        String hypothesis,
        List<String> tags,
        List<String> references,
        List<Variant> variants,
        List<Assertion> assertions,
        Report report,
        Optional<Lesson> lesson) {
    public Optional<Variant> variant(String variantName) {
        return variants.stream().filter(v -> v.name().equals(variantName)).findFirst();
    }

    /** The seeds, which all variants share. */
    public List<Long> seeds() {
        return variants.get(0).scenario().run().seeds();
    }

    /** Assertions that apply to this variant alone; a comparison applies to a pair, and is not among them. */
    public List<Assertion> assertionsOf(Variant variant) {
        return assertions.stream()
                .filter(assertion -> assertion.scope().variants().contains(variant.name()))
                .toList();
    }

    /** The same file with these of its assertions. */
    public ScenarioFile withAssertions(List<Assertion> some) {
        return new ScenarioFile(source, name, title, hypothesis, tags, references, variants, some, report, lesson);
    }
}
