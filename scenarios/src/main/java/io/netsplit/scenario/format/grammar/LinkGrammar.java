package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.MappedKind;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.ShapedKind;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.BurstLoss;
import io.netsplit.scenario.format.model.LinkSettings;
import io.netsplit.scenario.format.model.LinkSettings.Corruption;
import io.netsplit.scenario.format.model.TimeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be said of links, in the network, in a rule for some links, and in a fault that makes them worse. */
final class LinkGrammar {
    static final Field<TimeValue> LATENCY = Field.optional(
            "latency", TimeValues.KIND, "Time from sending to arrival, drawn for each message by itself");
    static final Field<Double> LOSS = Field.optional(
            "loss", Kinds.SHARE, "Share of the messages that are lost, each independently of the others");

    private static final Field<Double> ENTER =
            Field.optional("enter", Kinds.POSITIVE_SHARE, "Probability per message that a burst begins");
    private static final Field<Double> LEAVE =
            Field.optional("leave", Kinds.POSITIVE_SHARE, "Probability per message that it ends");
    private static final Field<Double> LOST =
            Field.optional("loss", Kinds.POSITIVE_SHARE, "100%", "Share of the messages that are lost while it lasts");
    private static final Field<Double> SHARE = Field.optional(
            "share", Kinds.POSITIVE_SHARE, "Instead of the above: share of all messages that are lost in the long run");
    private static final Field<Double> LENGTH = Field.optional(
            "length", Kinds.number(1, 1_000_000), "With 'share': how many messages a burst takes on average");
    static final Section<BurstLoss> BURSTS = new Section<>(
            "burst-loss",
            "Loss in bursts (Gilbert 1960, Elliott 1963)",
            List.of(ENTER, LEAVE, LOST, SHARE, LENGTH),
            LinkGrammar::bursts);
    static final Field<BurstLoss> BURST_LOSS = Field.optional(
            "burst-loss",
            BURSTS,
            "Loss in bursts, on top: { share: 2%, length: 8 }, or { enter: 0.5%, leave: 10%, loss: 80% }");

    static final Field<Double> DUPLICATE =
            Field.optional("duplicate", Kinds.SHARE, "Share of the messages that arrive twice");
    static final Field<Double> REORDER = Field.optional(
            "reorder", Kinds.SHARE, "Share of the messages that are held back, so that later ones overtake them");

    private static final Field<Double> CORRUPT_SHARE =
            Field.required("share", Kinds.SHARE, "Share of the messages that are damaged");
    private static final Field<Boolean> DETECTED = Field.optional(
            "detected", Kinds.BOOLEAN, "true", "false: the checksum does not find the damage, and it is delivered");
    private static final Section<Corruption> CORRUPTION = new Section<>(
            "corrupt",
            "Damaged messages",
            List.of(CORRUPT_SHARE, DETECTED),
            values -> Optional.of(new Corruption(values.get(CORRUPT_SHARE), values.get(DETECTED, true))));
    static final Field<Corruption> CORRUPT = Field.optional(
            "corrupt",
            new ShapedKind<>(new MappedKind<>(Kinds.SHARE, share -> new Corruption(share, true)), CORRUPTION),
            "Share of the messages that are damaged; the checksum finds it and they are dropped, unless { share: …, detected: "
                    + "false }");
    static final Field<Long> BANDWIDTH =
            Field.optional("bandwidth", Kinds.BANDWIDTH, "How fast the link takes messages in, one after the other");
    static final Field<Long> QUEUE =
            Field.optional("queue", Kinds.SIZE, "1MiB", "What may wait for the bandwidth; what does not fit is lost");

    /** All of them. */
    static final List<Field<?>> FIELDS =
            List.of(LATENCY, LOSS, BURST_LOSS, DUPLICATE, REORDER, CORRUPT, BANDWIDTH, QUEUE);

    private LinkGrammar() {}

    /** These fields and others. */
    static List<Field<?>> fieldsAfter(Field<?>... first) {
        List<Field<?>> all = new ArrayList<>(List.of(first));
        all.addAll(FIELDS);
        return all;
    }

    static LinkSettings settings(Values values) {
        return new LinkSettings(
                values.find(LATENCY),
                values.findDouble(LOSS),
                values.find(BURST_LOSS),
                values.findDouble(DUPLICATE),
                values.findDouble(REORDER),
                values.find(CORRUPT),
                values.findLong(BANDWIDTH),
                values.findLong(QUEUE));
    }

    private static Optional<BurstLoss> bursts(Values values) {
        boolean isShort = values.has(SHARE);
        if (!values.exclude(SHARE, ENTER) || !values.exclude(SHARE, LEAVE) || !values.exclude(SHARE, LOST)) {
            return Optional.empty();
        }
        boolean complete = isShort ? values.has(LENGTH) : values.has(ENTER) && values.has(LEAVE);
        if (!complete) {
            values.report(Diagnostic.of(ErrorCode.NS007, values.head(), "'burst-loss' is incomplete")
                    .withHelp("give 'share' and 'length', or 'enter' and 'leave'"));
            return Optional.empty();
        }
        if (isShort && values.get(SHARE) >= 1) {
            values.report(Diagnostic.of(ErrorCode.NS011, values.span(SHARE), "a link that loses everything is a cut"));
            return Optional.empty();
        }
        return isShort
                ? Optional.of(BurstLoss.of(values.get(SHARE), values.get(LENGTH)))
                : values.needs(LENGTH, SHARE)
                        ? Optional.of(new BurstLoss(values.get(ENTER), values.get(LEAVE), values.get(LOST, 1.0)))
                        : Optional.empty();
    }
}
