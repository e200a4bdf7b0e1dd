package io.netsplit.cluster.clock;

import io.netsplit.kernel.Event;
import io.netsplit.kernel.Simulation;
import io.netsplit.kernel.Timer;
import io.netsplit.node.Clock;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one node, driven by one oscillator. Drift bends the wall clock, the monotonic clock and every timer that
 * is set; jumps, strobes and corrections move the wall clock alone.
 */
public final class NodeClock implements Clock {
    private record Strobing(Strobe strobe, long sinceNs) {}

    private final Simulation simulation;
    private final Prng random;
    private final Timer correctionTimer;
    private final List<Strobing> strobes = new ArrayList<>();
    private final Oscillator monotonic = new Oscillator();
    private final Oscillator wall = new Oscillator();
    private long driftPpm;
    private long slewPpm;
    private @Nullable Correction correction;
    private @Nullable NodeTimer firstSet;

    /** @param random errors of measurement draw from it */
    public NodeClock(Simulation simulation, Prng random) {
        this.simulation = simulation;
        this.random = random;
        this.correctionTimer = simulation.timer(this::correct);
    }

    @Override
    public long wallNs() {
        long now = simulation.now();
        long time = wall.read(now);
        for (Strobing strobing : strobes) {
            time += strobing.strobe.aheadNs(now - strobing.sinceNs);
        }
        return time;
    }

    @Override
    public long monotonicNs() {
        return monotonic.read(simulation.now());
    }

    /** How far the wall clock is ahead of true time, in nanoseconds; negative where it is behind. */
    public long errorNs() {
        return wallNs() - simulation.now();
    }

    /** Moves the wall clock at once: forwards, or backwards where {@code byNs} is negative. */
    public void jump(long byNs) {
        wall.step(byNs);
    }

    /** The wall clock jumps ahead and back from now on, until {@link #stopStrobe} with an equal strobe. */
    public void startStrobe(Strobe strobe) {
        strobes.add(new Strobing(strobe, simulation.now()));
    }

    public void stopStrobe(Strobe strobe) {
        for (int i = 0; i < strobes.size(); i++) {
            if (strobes.get(i).strobe.equals(strobe)) {
                strobes.remove(i);
                return;
            }
        }
    }

    /** Disciplines the wall clock from now on; null leaves it to itself again. */
    public void setCorrection(@Nullable Correction newCorrection) {
        correction = newCorrection;
        correctionTimer.cancel();
        setSlewPpm(0);
        if (newCorrection != null) {
            correctionTimer.set(newCorrection.intervalNs());
        }
    }

    public @Nullable Correction correction() {
        return correction;
    }

    public long driftPpm() {
        return driftPpm;
    }

    /** From now on both clocks gain {@code ppm} microseconds per second; timers that are set are bent too. */
    public void setDriftPpm(long ppm) {
        driftPpm = ppm;
        monotonic.setPpm(simulation.now(), ppm);
        wall.setPpm(simulation.now(), ppm + slewPpm);
        for (NodeTimer timer = firstSet; timer != null; timer = timer.next) {
            timer.aim();
        }
    }

    /**
     * A timer, not yet set, whose delays are measured on the monotonic clock.
     *
     * @param owner whose end cancels it, see {@link #cancelAll}
     */
    public Timer timer(Object owner, Event onFire) {
        return new NodeTimer(this, owner, onFire);
    }

    /** Cancels every timer of {@code owner}. */
    public void cancelAll(Object owner) {
        NodeTimer timer = firstSet;
        while (timer != null) {
            NodeTimer following = timer.next;
            if (timer.owner == owner) {
                timer.cancel();
            }
            timer = following;
        }
    }

    private void correct() {
        Correction by = correction;
        if (by == null) {
            return;
        }
        long error = errorNs() + random.between(-by.accuracyNs(), by.accuracyNs());
        if (Math.abs(error) > by.stepThresholdNs()) {
            jump(-error);
            setSlewPpm(0);
        } else {
            long wanted = -error * Oscillator.MILLION / by.intervalNs();
            setSlewPpm(Math.max(-by.maxSlewPpm(), Math.min(by.maxSlewPpm(), wanted)));
        }
        correctionTimer.set(by.intervalNs());
    }

    private void setSlewPpm(long ppm) {
        slewPpm = ppm;
        wall.setPpm(simulation.now(), driftPpm + ppm);
    }

    Timer kernelTimer(Event onFire) {
        return simulation.timer(onFire);
    }

    /** True time until the monotonic clock shows {@code monotonicNs}. */
    long untilNs(long monotonicNs) {
        return monotonic.untilNs(simulation.now(), monotonicNs);
    }

    void link(NodeTimer timer) {
        timer.next = firstSet;
        if (firstSet != null) {
            firstSet.previous = timer;
        }
        firstSet = timer;
    }

    void unlink(NodeTimer timer) {
        NodeTimer before = timer.previous;
        NodeTimer after = timer.next;
        if (before == null) {
            firstSet = after;
        } else {
            before.next = after;
        }
        if (after != null) {
            after.previous = before;
        }
        timer.previous = null;
        timer.next = null;
    }
}
