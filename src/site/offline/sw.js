// Loads the service worker. To remove the worker from every device that visits, publish the content
// of sw-off.js under this file's name.
importScripts("{{WORKER}}");
