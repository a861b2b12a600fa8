package elbow.cli;

/** How the program was called, so that a command it prints can be typed as it stands. */
final class Called {
    private Called() {}

    /** {@code elbow}, or {@code ./elbow} as it was called by a path. */
    static String name() {
        String name = System.getProperty("elbow.command", "elbow");
        return name.contains(" ") ? "'" + name + "'" : name;
    }
}
