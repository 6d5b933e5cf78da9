/**
 * How the application starts, stops and says whether it is well.
 *
 * <p>The highest room: it may know all others and none knows it. Migrations first, then the model, then the followers; a wrong
 * setting or model stops the deployment with one clear sentence. Nothing here decides an editorial question.
 */
package org.entente.boot;
