package org.tbimage.testbox.service;

import java.nio.file.Path;
import org.tbimage.testbox.service.net.BoxAddress;

/**
 * The box on which the service runs.
 *
 * @param address its address
 * @param name its host name
 * @param folder its folder in the store
 */
record Box(BoxAddress address, String name, Path folder) {}
