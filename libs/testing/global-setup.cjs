module.exports = () => require('@askonce/testing').startTestServers();
