package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.DoubleLead;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cluster at the cursor: who leads, who is cut from whom, what is under way. A leader is a square with a crown, so that it is
 * one without colour too; the sides of a cut stand apart, each in a hull; two leaders have a banner that says whether one of
 * them is merely stale, or whether a promise of the protocol is broken.
 */
final class ClusterPicture {
    /** From more nodes on they are cells of a field, and messages are counted and not drawn. */
    static final int RING_MAX = 24;

    private static final Lettering SMALL = Lettering.PLAIN.size(11);
    /** Half of what is written under a node, as "follower, term 12". */
    private static final double WORDS_HALF = 48;
    /** A narrower pane has no room for shards beside the nodes. */
    private static final double BESIDE_FROM = 560;

    private static final double MARGIN = 14;
    private static final double TOP = 44;
    private static final double BELOW = 84;

    private final Recording recording;
    private final Session session;
    private final Traffic traffic;
    private final Canvas canvas;
    private final long now;
    private final @Nullable FaultSpan cut;
    private final @Nullable DoubleLead lead;
    private final List<ShardStanding> shards;
    private final ShardCards cards;
    /** What the shards, where there are any, leave for the nodes. */
    private final double width;

    private ClusterPicture(Session session, Traffic traffic, double width, double height) {
        this.session = session;
        this.recording = session.recording();
        this.traffic = traffic;
        this.canvas = new Canvas(width, height);
        this.now = session.view().cursorNs();
        this.cut = cut(recording, now);
        this.lead = recording.doubleLeadAt(now).orElse(null);
        this.shards = ShardStanding.all(recording, now);
        this.cards = new ShardCards(session, canvas, shards);
        boolean beside = !shards.isEmpty() && width >= BESIDE_FROM;
        this.width = beside ? width - ShardCards.WIDTH - 2 * MARGIN : width;
    }

    static Drawing of(Session session, Traffic traffic, double width, double height) {
        return new ClusterPicture(session, traffic, width, height).draw();
    }

    /** The newest cut in force. */
    private static @Nullable FaultSpan cut(Recording recording, long now) {
        List<FaultSpan> cuts =
                recording.faultsAt(now).stream().filter(FaultSpan::isCut).toList();
        return cuts.isEmpty() ? null : cuts.get(cuts.size() - 1);
    }

    private Drawing draw() {
        canvas.ground(Tone.GROUND);
        if (recording.nodes() > RING_MAX) {
            ClusterField field = new ClusterField(session, canvas, width, cut, lead);
            if (ClusterGroups.suits(recording)) {
                new ClusterGroups(session, canvas, width, traffic, cut, field).draw();
                field.counts();
            } else {
                field.draw();
            }
        } else {
            Places places = new Places(recording, cut, width, canvas.height());
            hulls(places);
            links(places);
            new ClusterMessages(session, traffic, canvas, places, occupied(places)).draw();
            for (int client = recording.nodes(); client < recording.addresses(); client++) {
                client(client, places);
            }
            NodeGlyph glyph = new NodeGlyph(session, canvas, lead, shards);
            for (int node = 0; node < recording.nodes(); node++) {
                glyph.draw(node, places.x(node), places.y(node));
            }
        }
        shards();
        banner();
        faults();
        return canvas.done(words());
    }

    /** Nodes, the lines of words under them, clients and their names. */
    private Occupied occupied(Places places) {
        Occupied occupied = new Occupied(canvas);
        for (int address = 0; address < recording.addresses(); address++) {
            double x = places.x(address);
            double y = places.y(address);
            if (address < recording.nodes()) {
                double half = NodeGlyph.HALF + 8;
                occupied.add(x - half, y - half, x + half, y + half);
                occupied.add(x - WORDS_HALF, y + half, x + WORDS_HALF, y + half + 14);
            } else {
                occupied.add(x - 12, y - 18, x + 12, y + 18);
            }
        }
        return occupied;
    }

    private void shards() {
        if (width < canvas.width()) {
            cards.draw(width + MARGIN, TOP, canvas.height() - TOP - BELOW);
        } else if (!shards.isEmpty()) {
            String text = shards.size() + " shards: " + cards.summary();
            canvas.fitted(MARGIN, TOP, canvas.width() - 2 * MARGIN, text, SMALL, Tone.MUTED);
        }
    }

    private void hulls(Places places) {
        if (cut == null) {
            return;
        }
        Tone[] tones = {Tone.TRAFFIC, Tone.LEADER_ODD, Tone.RARE, Tone.CLIENT};
        for (Places.Group group : places.groups()) {
            if (group.side() < 0) {
                continue;
            }
            List<double[]> circles = places.circles(group);
            double bottom = circles.stream()
                    .mapToDouble(circle -> circle[1] + circle[2])
                    .max()
                    .orElse(0);
            Tone tone = tones[group.side() % tones.length];
            Dash dash = Dash.values()[group.side() % Dash.values().length];
            canvas.path(true, Ink.of(tone, 0.13), new Pen(Ink.of(tone, 0.8), 1.5, dash), Glyphs.hull(circles));
            canvas.label(
                    group.x(),
                    Math.min(canvas.height() - 32, bottom + 17),
                    sideName(group),
                    Lettering.BOLD,
                    Anchor.MIDDLE,
                    Tone.TEXT);
        }
    }

    private String sideName(Places.Group group) {
        int bridge = cut == null ? -1 : cut.bridge();
        int size = group.nodes().size();
        if (group.side() == bridge) {
            return "bridge: " + LaneNames.of(recording, group.nodes()) + (size > 1 ? " reach" : " reaches")
                    + " all sides";
        }
        int before = bridge >= 0 && bridge < group.side() ? 1 : 0;
        String letter = "side " + (char) ('A' + (group.side() - before) % 26);
        boolean most = 2 * size > recording.nodes();
        return letter + ": " + size + " of " + recording.nodes() + (most ? ", a majority" : "");
    }

    private void links(Places places) {
        for (int a = 0; a < recording.nodes(); a++) {
            for (int b = a + 1; b < recording.nodes(); b++) {
                boolean there = isCut(a, b);
                boolean back = isCut(b, a);
                double x1 = places.x(a);
                double y1 = places.y(a);
                double x2 = places.x(b);
                double y2 = places.y(b);
                if (!there && !back) {
                    canvas.line(x1, y1, x2, y2, Pen.of(Tone.LINE, 1));
                    continue;
                }
                canvas.line(x1, y1, x2, y2, Pen.of(Tone.FAULT, 0.75, 1.2).dashed(Dash.SHORT));
                if (there && back) {
                    continue;
                }
                // One direction still works: an arrow shows which.
                double fromX = there ? x2 : x1;
                double fromY = there ? y2 : y1;
                double tipX = fromX + ((there ? x1 : x2) - fromX) * 0.62;
                double tipY = fromY + ((there ? y1 : y2) - fromY) * 0.62;
                Glyphs.head(canvas, fromX, fromY, tipX, tipY, 11, Ink.of(Tone.TEXT));
            }
        }
    }

    private boolean isCut(int from, int to) {
        if (cut == null) {
            return false;
        }
        int a = cut.sideOf(from);
        int b = cut.sideOf(to);
        return a >= 0 && b >= 0 && a != b && cut.cuts(a, b);
    }

    private void client(int client, Places places) {
        double x = places.x(client);
        double y = places.y(client);
        boolean down = recording
                .condition(client, now)
                .map(condition -> condition.state() == io.netsplit.visualizer.model.Condition.State.DOWN)
                .orElse(false);
        canvas.path(
                true,
                Ink.of(Tone.PANEL),
                Pen.of(down ? Tone.FAULT : Tone.CLIENT, 1.2),
                x,
                y - 7,
                x + 7,
                y,
                x,
                y + 7,
                x - 7,
                y);
        if (recording.addresses() - recording.nodes() <= 16) {
            clientName(client, x, y, places.direction(client));
        }
        canvas.target(x - 9, y - 9, 18, 18, new Hit.OfNode(client), "client " + recording.name(client));
    }

    /** On the far side of its node, where no other client of that node stands. */
    private void clientName(int client, double x, double y, Places.Direction direction) {
        Lettering tiny = SMALL.size(10);
        String name = recording.name(client);
        // What has no room beside stands below.
        boolean fits = x - 10 - tiny.width(name) >= 0 && x + 10 + tiny.width(name) <= width;
        switch (fits || direction == Places.Direction.UP ? direction : Places.Direction.DOWN) {
            case LEFT -> canvas.label(x - 10, y + 3.5, name, tiny, Anchor.END, Tone.MUTED);
            case RIGHT -> canvas.label(x + 10, y + 3.5, name, tiny, Anchor.START, Tone.MUTED);
            case UP -> canvas.label(x, y - 10, name, tiny, Anchor.MIDDLE, Tone.MUTED);
            case DOWN -> canvas.label(x, y + 19, name, tiny, Anchor.MIDDLE, Tone.MUTED);
        }
    }

    private void banner() {
        canvas.label(14, 24, "Cluster", Lettering.BOLD.size(14), Anchor.START, Tone.TEXT);
        canvas.label(
                canvas.width() - 14,
                24,
                Times.instant(now, session.view().toNs() - session.view().fromNs()),
                Lettering.FIXED.size(13),
                Anchor.END,
                Tone.TEXT);
        if (lead != null) {
            twoLeaders(lead, "");
        } else {
            ShardStanding.worstDoubleLead(shards)
                    .ifPresent(shard -> shard.doubleLead().ifPresent(two -> twoLeaders(two, shard.name() + ": ")));
        }
    }

    private void twoLeaders(DoubleLead lead, String where) {
        boolean violation = lead.sameEpoch();
        Lettering lettering = Lettering.BOLD.size(13);
        double most = canvas.width() - 190;
        String leaders = where + LeadText.of(recording, lead);
        String whole = leaders + ", since " + Times.instant(lead.startNs());
        String text = lettering.width(whole) + 28 <= most ? whole : leaders;
        double width = Math.min(most, lettering.width(text) + 28);
        double x = (canvas.width() - width) / 2;
        Tone ground = violation ? Tone.FAULT : Tone.LEADER_ODD;
        canvas.box(x, 7, width, 26, 4, Ink.of(ground), Pen.of(Tone.TEXT, violation ? 2.5 : 1));
        if (violation) {
            canvas.hatch(x, 7, width, 4, 5, Pen.of(Tone.GROUND, 1));
            canvas.hatch(x, 29, width, 4, 5, Pen.of(Tone.GROUND, 1));
        }
        canvas.label(
                canvas.width() / 2,
                25,
                lettering.cut(text, width - 16),
                lettering,
                Anchor.MIDDLE,
                violation ? Tone.GROUND : Tone.ON_LEADER_ODD);
        canvas.target(x, 7, width, 26, new Hit.OfTime(lead.startNs()), whole);
    }

    private void faults() {
        List<FaultSpan> active = recording.faultsAt(now);
        double y = canvas.height() - 12 - 16 * (Math.min(4, active.size()) - 1);
        int left = active.size() - 4;
        for (FaultSpan fault : active.stream().limit(4).toList()) {
            boolean last = left > 0 && y > canvas.height() - 20;
            canvas.cross(18, y - 4, 4, Pen.of(Tone.FAULT, 2));
            String text = last ? "and " + (left + 1) + " more faults" : faultText(fault);
            canvas.fitted(30, y, canvas.width() - 44, text, Lettering.PLAIN, Tone.TEXT);
            y += 16;
        }
        if (active.isEmpty()) {
            canvas.label(14, canvas.height() - 12, "no fault at this instant", SMALL, Anchor.START, Tone.MUTED);
        }
    }

    private String bridged(FaultSpan fault) {
        int bridge = fault.bridge();
        return bridge < 0
                ? ""
                : ", bridged by " + LaneNames.of(recording, fault.sides().get(bridge));
    }

    private String faultText(FaultSpan fault) {
        String kind = "";
        if (fault.isCut()) {
            boolean both = fault.cuts().stream().allMatch(one -> {
                int back = one.toSide();
                return fault.cuts(back, one.fromSide());
            });
            kind = (both ? ", cut both ways" : ", cut one way") + bridged(fault);
        }
        return FaultWords.of(recording, fault) + kind + ", " + Times.instant(fault.startNs()) + " to "
                + Times.instant(fault.endNs());
    }

    private String led(List<String> leaders) {
        if (!shards.isEmpty()) {
            return shards.size() + " shards: " + cards.summary();
        }
        return leaders.isEmpty() ? "no leader" : "led by " + String.join(" and ", leaders);
    }

    private String words() {
        int up = 0;
        List<String> leaders = new ArrayList<>();
        for (int node = 0; node < recording.nodes(); node++) {
            up += NodeGlyph.isUp(recording, node, now) ? 1 : 0;
            Optional<io.netsplit.visualizer.model.Belief> belief = recording.belief(node, now);
            if (belief.isPresent() && belief.get().leads()) {
                leaders.add(recording.name(node));
            }
        }
        int[] underWay = new int[1];
        recording.messages().overlapping(now, now, message -> underWay[0]++);
        return "Cluster at " + Times.instant(now) + ": " + up + " of " + recording.nodes() + " nodes up, "
                + led(leaders) + ", "
                + (cut == null ? "no cut" : "cut into " + FaultWords.about(recording, cut)) + ", " + underWay[0]
                + " messages under way";
    }
}
