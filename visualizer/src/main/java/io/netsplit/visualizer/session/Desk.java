package io.netsplit.visualizer.session;

/** What commands need of the window around the session. */
public interface Desk {
    Session session();

    /** The event {@code steps} rows of the log away from the cursor. */
    int logNeighbour(int steps);

    /** The event at the cursor, in words. */
    String cursorWords();

    void togglePlaying();

    /** Plays slower below 1, faster above. */
    void speed(double factor);

    void toggleTheme();

    /** All text larger or smaller; 0 for the usual size. */
    void textSize(double factor);

    void copy(String text);

    void export();

    void showKeys();

    void showCommands();

    void editFilter();

    /** Opens the scenario beside its run, to be changed, or closes it. */
    void toggleEditor();

    /** Scenarios to choose from. */
    void showGallery();

    /** Where the scenario can run: the simulator, and real nodes. */
    void showPlaces();

    /** Begins the lesson of the scenario, or ends it. */
    void toggleLesson();

    /** Lists what can be done to the node that is selected. */
    void showHands();

    /** What can be done to the run by hand. */
    Hands hands();

    void close();
}
