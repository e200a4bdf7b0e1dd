package io.netsplit.kernel;

/** What {@link RandomModel} needs of a simulation, so that the kernel and the reference run the same model. */
interface Engine {
    long now();

    void schedule(long delayNs, Event event);

    Timer timer(Event onFire);

    void runUntil(long timeNs);

    long processed();

    long digest();

    /** The simulation under test. */
    static Engine of(Simulation simulation) {
        return new Engine() {
            @Override
            public long now() {
                return simulation.now();
            }

            @Override
            public void schedule(long delayNs, Event event) {
                simulation.schedule(delayNs, event);
            }

            @Override
            public Timer timer(Event onFire) {
                return simulation.timer(onFire);
            }

            @Override
            public void runUntil(long timeNs) {
                simulation.runUntil(timeNs);
            }

            @Override
            public long processed() {
                return simulation.eventsProcessed();
            }

            @Override
            public long digest() {
                return simulation.digest();
            }
        };
    }
}
