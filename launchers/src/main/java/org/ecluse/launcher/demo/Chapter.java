package org.ecluse.launcher.demo;

import java.io.IOException;

/** One part of the story. Throws {@link NotAsTold} as soon as something comes out differently. */
interface Chapter {
    /** Key of its title. */
    String title();

    void play(Scene scene) throws IOException;
}
