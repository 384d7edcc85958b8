package org.ecluse.connector.console;

import java.util.List;

/** The page's resources, to be registered with the Jakarta REST server of the operator's port, beside the API's. */
public final class Console {
    private Console() {}

    /** Instances for the server, of different classes; each under its own absolute path. */
    public static List<Object> resources() {
        var libraries = new Libraries(Console.class.getClassLoader());
        var page = new Page(libraries);
        return List.of(new PageResource(page), new LibraryResource(libraries));
    }
}
