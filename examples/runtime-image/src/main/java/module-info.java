/** A program that uses tbimage as a module. It needs the core alone; codecs and devices are found as services. */
module org.tbimage.example.runtime {
    requires org.tbimage.core;
}
