package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.model.FaultStep;
import java.util.List;

/** The verbs of a fault step with their fields, for those who explain them. */
public final class FaultVerbs {
    private FaultVerbs() {}

    /** In the order in which they are documented; the name of a section is the verb. */
    public static List<Section<FaultStep>> all() {
        return FaultGrammar.verbs().stream().map(Verb::section).toList();
    }
}
